import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { DecisionBadge } from './decision-badge.tsx'
import type { ReviewScope } from './scope-row.ts'
import type { ScopeSteps } from './use-scope-steps.ts'
import { VerdictForm } from './verdict-form.tsx'

interface Props {
  readonly request: ReviewScope
  readonly steps: ScopeSteps
}

/** What was decided about a scope, by whom and why; and, while it is time, the ways to decide. */
export function ScopeDecisionCell({ request, steps }: Props) {
  const [asked, setAsked] = useState<'NARROWED' | 'REFUSED'>()
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
      {canDecide && asked && (
        <VerdictForm
          request={request}
          decision={asked}
          steps={steps}
          onClose={() => setAsked(undefined)}
        />
      )}
      {canDecide && !asked && <Choices request={request} steps={steps} onAsked={setAsked} />}
    </Stack>
  )
}

function Decider({ request: { decidedAt, decidedBy } }: Pick<Props, 'request'>) {
  if (!decidedAt) return null
  return (
    <Text size="sm" c="dimmed">
      {decidedBy && `${decidedBy}, `}
      <TimeAgo at={decidedAt} locale={locale()} />
    </Text>
  )
}

function Proposal({ request: { proposal } }: Pick<Props, 'request'>) {
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

interface ChoicesProps extends Props {
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
