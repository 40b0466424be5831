import { Navigate, useNavigate, useParams } from 'react-router'
import { WIZARD_STEPS } from '../../../../schema/vocabulary/wizard-help.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { useAppVersionDraft } from './draft/use-app-version-draft.ts'
import { useDraftSaver } from './draft/use-draft-saver.ts'
import { Wizard } from './wizard.tsx'

/** The wizard at /registrations/:versionId/:step. */
export function Component() {
  const { versionId = '', step: stepKey } = useParams()
  const navigate = useNavigate()
  const { version, error, reload } = useAppVersionDraft(versionId)
  const save = useDraftSaver(versionId, reload)
  const step = WIZARD_STEPS.find(({ key }) => key === stepKey)

  if (!step) return <Navigate to={`/registrations/${versionId}/name`} replace />
  if (error && !version) {
    return (
      <Page title={t('Registration')}>
        <Problem error={error} onRetry={() => void reload()} />
      </Page>
    )
  }
  if (version === undefined) {
    return (
      <Page title={t('Registration')}>
        <LoadingRows count={5} />
      </Page>
    )
  }
  if (version === null) return <NotThere />
  if (!version.isEditable) return <Locked slug={version.app.slug} number={version.number} />
  return (
    <Wizard
      key={version.id}
      version={version}
      step={step}
      save={save}
      onDiscarded={() => void navigate('/registrations')}
    />
  )
}

function NotThere() {
  return (
    <Page title={t('Registration')}>
      <EmptyState
        title={t('There is no such registration')}
        action={<ButtonLink to="/registrations">{t('My Registrations')}</ButtonLink>}
      >
        {t('It was discarded, or it belongs to another vendor.')}
      </EmptyState>
    </Page>
  )
}

function Locked({ slug, number }: { readonly slug: string; readonly number: number }) {
  return (
    <Page title={t('Registration')}>
      <EmptyState
        title={t('This version cannot be edited now')}
        action={
          <ButtonLink to={`/apps/${slug}?version=${number}`}>
            {t('Open the App Information Page')}
          </ButtonLink>
        }
      >
        {t('Its fields are locked while the reviewers decide, and for good once they have.')}
      </EmptyState>
    </Page>
  )
}
