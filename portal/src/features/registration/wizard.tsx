import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ClientType } from '../../../../schema/vocabulary/registration.ts'
import type { WizardStep } from '../../../../schema/vocabulary/wizard-help.ts'
import { ConsentPreview } from '../../components/consent-preview/consent-preview.tsx'
import { Page } from '../../components/page.tsx'
import { TransitionButtons } from '../../components/transitions/transition-buttons.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { type Draft, DraftContext } from './draft/draft-context.ts'
import type { DraftSession } from './draft/draft-session.ts'
import { standingRefusals } from './draft/draft-state.ts'
import type { DraftVersion } from './draft/draft-version.ts'
import { allFaults, markOf } from './draft/submission-steps.ts'
import { useDraft } from './draft/use-draft.ts'
import type { SaveDraft } from './draft/use-draft-saver.ts'
import { SaveNote } from './save-note.tsx'
import { SetAsideNote } from './set-aside-note.tsx'
import { StepBody } from './step-body.tsx'
import { StepButtons, StepHeading } from './step-heading.tsx'
import { StepRail } from './step-rail.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { useFieldErrors } from './use-field-errors.ts'
import { useVisitedSteps } from './use-visited-steps.ts'
import styles from './wizard.module.css'

interface Props {
  readonly version: DraftVersion
  readonly step: WizardStep
  readonly save: SaveDraft
  readonly onDiscarded: () => void
}

/** The registration wizard: the rail, the step, and what belongs beside it. */
export function Wizard({ version, step, save, onDiscarded }: Props) {
  const [state, session] = useDraft(version, save)
  const { errorOf, touch, hasAttempted, attempt } = useFieldErrors(state, version)
  const isVisited = useVisitedSteps(step.key)
  const faults = allFaults(version.submissionErrors, standingRefusals(state))
  const fields = state.local
  const draft: Draft = { fields, version, faults, errorOf, touch, ...actionsOf(session) }
  const rail = (
    <StepRail
      versionId={version.id}
      markOf={(each) => markOf(each, faults, hasAttempted || isVisited(each.key))}
    />
  )

  return (
    <DraftContext value={draft}>
      <Page
        title={state.local.name || t('Untitled app')}
        subtitle={t('Version {{number}}', { number: version.number })}
        actions={
          <>
            <SaveNote state={state} onRetry={() => void session.flush()} />
            <TransitionButtons version={version} offered={['DISCARD']} onMoved={onDiscarded} />
          </>
        }
      >
        <SetAsideNote
          state={state}
          onPutBack={() => session.dispatch({ type: 'put-back' })}
          onLetGo={() => session.dispatch({ type: 'let-go' })}
        />
        <WizardLayout rail={rail} aside={asideOf(step, version, state.local.clientType)}>
          <StepHeading step={step} />
          <StepBody step={step} />
          {step.number === 7 && <SubmitPanel onAttempt={attempt} hasAttempted={hasAttempted} />}
          <StepButtons versionId={version.id} step={step} />
        </WizardLayout>
        <ConflictDialog
          state={state}
          onKeepMine={() => session.dispatch({ type: 'kept-mine' })}
          onTakeTheirs={() => session.dispatch({ type: 'took-theirs' })}
          onChoose={(mine) => session.dispatch({ type: 'chose', mine })}
        />
      </Page>
    </DraftContext>
  )
}

/** Beside the scopes and before the end: what the patient will decide on. Nobody is asked about a backend service. */
function asideOf(step: WizardStep, version: DraftVersion, clientType: ClientType): ReactNode {
  if (clientType === 'BACKEND_SERVICE') return undefined
  if (step.key !== 'scopes' && step.key !== 'attestation') return undefined
  const hint = t('The page itself, from what is saved. It follows your changes.')
  return <ConsentPreview versionId={version.id} revision={version.revision} hint={hint} />
}

interface LayoutProps {
  readonly rail: ReactNode
  readonly aside: ReactNode | undefined
  readonly children: ReactNode
}

function WizardLayout({ rail, aside, children }: LayoutProps) {
  return (
    <div className={styles.layout} data-with-aside={aside ? true : undefined}>
      <div className={styles.sticky}>{rail}</div>
      <Stack gap="lg">{children}</Stack>
      {aside && <aside className={`${styles.sticky} ${styles.aside}`}>{aside}</aside>}
    </div>
  )
}

function actionsOf(session: DraftSession): Pick<Draft, 'edit' | 'flush' | 'adoptRevision'> {
  return {
    edit: (patch) => session.dispatch({ type: 'edited', patch }),
    flush: async () => {
      await session.flush()
      return session.getState().revision
    },
    adoptRevision: (revision) => session.dispatch({ type: 'revised', revision }),
  }
}
