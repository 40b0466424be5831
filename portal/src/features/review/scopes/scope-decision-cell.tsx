import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { DecisionBadge } from './decision-badge.tsx'
import type { ReviewScope } from './scope-row.ts'
import type { ScopeSteps } from './use-scope-steps.ts'
import { VerdictForm } from './verdict-form.tsx'

interface CellProps {
  readonly request: ReviewScope
  readonly steps: ScopeSteps
}

interface Props extends CellProps {
  /** What of the scope the app used in the last year, where that is less. */
  readonly used: readonly string[] | undefined
}

/** What was decided about a scope, by whom and why; and, while it is time, the ways to decide. */
export function ScopeDecisionCell({ request, used, steps }: Props) {
  const [asked, setAsked] = useState<'NARROWED' | 'REFUSED'>()
  const [proposed, setProposed] = useState<readonly string[]>([])
  const { decision, grantedScopes, reason, canDecide } = request
  return (
    <Stack gap="xs" aria-live="polite">
      <div>
        <DecisionBadge decision={decision} />
        {decision === 'NARROWED' && (
          <Text size="sm">
            {t('Granted instead:')} <Code>{grantedScopes.join(' ')}</Code>
          </Text>
        )}
        {reason && <Text size="sm">{reason}</Text>}
        <Decider request={request} />
      </div>
      <Proposal request={request} />
      {used && (
        <Used
          scope={request.scope}
          used={used}
          onNarrow={
            canDecide && !asked && decision === 'PENDING'
              ? () => {
                  setProposed(used)
                  setAsked('NARROWED')
                }
              : undefined
          }
        />
      )}
      {canDecide && asked && (
        <VerdictForm
          request={request}
          decision={asked}
          proposed={proposed}
          steps={steps}
          onClose={() => {
            setAsked(undefined)
            setProposed([])
          }}
        />
      )}
      {canDecide && !asked && <Choices request={request} steps={steps} onAsked={setAsked} />}
    </Stack>
  )
}

interface UsedProps {
  readonly scope: string
  readonly used: readonly string[]
  readonly onNarrow: (() => void) | undefined
}

/** What the app made of a scope so far, and the way to grant no more than that. */
function Used({ scope, used, onNarrow }: UsedProps) {
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" component="div">
        {t('Used in the last year:')} <Code>{used.join(' ')}</Code>
      </Text>
      {onNarrow && (
        <Button
          size="sm"
          variant="default"
          aria-label={`${t('Narrow to what was used')}: ${scope}`}
          onClick={onNarrow}
        >
          {t('Narrow to what was used')}
        </Button>
      )}
    </Stack>
  )
}

function Decider({ request: { decidedAt, decidedBy } }: Pick<CellProps, 'request'>) {
  if (!decidedAt) return null
  return (
    <Text size="sm" c="dimmed">
      {decidedBy && `${decidedBy}, `}
      <TimeAgo at={decidedAt} locale={locale()} />
    </Text>
  )
}

function Proposal({ request: { proposal } }: Pick<CellProps, 'request'>) {
  if (!proposal) return null
  const { number, decision, grantedScopes, reason } = proposal
  return (
    <Text size="sm" component="div">
      {t('Version {{number}}:', { number })} <DecisionBadge decision={decision} />
      {decision === 'NARROWED' && <Code block>{grantedScopes.join(' ')}</Code>}
      {reason && <div>{reason}</div>}
    </Text>
  )
}

interface ChoicesProps extends CellProps {
  readonly onAsked: (decision: 'NARROWED' | 'REFUSED') => void
}

/** Granting takes one press; the others ask for what is granted instead, and why. */
function Choices({ request, steps, onAsked }: ChoicesProps) {
  const { scope, decision, narrowerScopes } = request
  const name = (verb: string) => `${verb} ${scope}`
  if (decision !== 'PENDING') {
    return (
      <Button
        data-row-link
        size="sm"
        variant="default"
        style={{ justifySelf: 'start', alignSelf: 'start' }}
        aria-label={name(t('Take back'))}
        loading={steps.isRunning}
        onClick={() => void steps.decide([{ scope, decision: 'PENDING' }])}
      >
        {t('Take back')}
      </Button>
    )
  }
  return (
    <Group gap="xs">
      <Button
        data-row-link
        size="sm"
        variant="default"
        aria-label={name(t('Grant'))}
        loading={steps.isRunning}
        onClick={() => void steps.decide([{ scope, decision: 'GRANTED' }])}
      >
        {t('Grant')}
      </Button>
      {narrowerScopes.length > 0 && (
        <Button
          size="sm"
          variant="default"
          aria-label={name(t('Narrow'))}
          onClick={() => onAsked('NARROWED')}
        >
          {t('Narrow')}
        </Button>
      )}
      <Button
        size="sm"
        variant="default"
        aria-label={name(t('Refuse'))}
        onClick={() => onAsked('REFUSED')}
      >
        {t('Refuse')}
      </Button>
    </Group>
  )
}
