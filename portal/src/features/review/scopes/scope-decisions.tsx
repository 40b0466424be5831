import { Button, Code, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { type ScopeNews, scopeNews } from '../workspace/scope-change.ts'
import { ScopeLine } from './scope-line.tsx'
import type { ReviewScope } from './scope-row.ts'
import styles from './scopes.module.css'
import { useRowKeys } from './use-row-keys.ts'
import { type ScopeSteps, useScopeSteps } from './use-scope-steps.ts'
import { useUsedScopes } from './use-used-scopes.ts'

interface Props {
  readonly version: { readonly id: string; readonly revision: number }
  readonly scopes: readonly ReviewScope[]
  /** The scopes of the version before, if there was one. */
  readonly before: readonly string[] | undefined
}

/** Every scope of a version in plain words, with its risk, its purpose, what is new, and the decision about it. */
export function ScopeDecisions({ version, scopes, before }: Props) {
  const steps = useScopeSteps(version)
  const list = useRowKeys()
  const usedOf = useUsedScopes(version.id)
  const { newsOf, removed } = scopeNews(
    before,
    scopes.map(({ scope }) => scope),
  )
  return (
    <>
      <QuickDecisions scopes={scopes} steps={steps} />
      {steps.messages.map((message) => (
        <Text key={message} role="alert" size="sm" c="var(--gh-danger)" mb="sm">
          {message}
        </Text>
      ))}
      <Table className={styles.table} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Access')}</Table.Th>
            <Table.Th>{t('Purpose')}</Table.Th>
            <Table.Th>{t('Risk and news')}</Table.Th>
            <Table.Th>{t('Decision')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={list}>
          {scopes.map((scope) => (
            <ScopeLine
              key={scope.scope}
              request={scope}
              used={usedOf(scope.scope)}
              news={newsOf(scope.scope) satisfies ScopeNews | undefined}
              steps={steps}
            />
          ))}
        </Table.Tbody>
      </Table>
      {removed.length > 0 && (
        <Text size="sm" mt="sm">
          {t('No longer asked for:')} <Code>{removed.join(' ')}</Code>
        </Text>
      )}
    </>
  )
}

interface QuickProps {
  readonly scopes: readonly ReviewScope[]
  readonly steps: ScopeSteps
}

/** How far the decisions are, and the two steps that make them short: as before, and all that is left. */
function QuickDecisions({ scopes, steps }: QuickProps) {
  const open = scopes.filter(({ decision }) => decision === 'PENDING')
  const theirs = open.filter(({ canDecide }) => canDecide)
  const proposed = theirs.flatMap(({ scope, proposal }) =>
    proposal ? [{ scope, ...verdictOf(proposal) }] : [],
  )
  const left = theirs.map(({ scope }) => ({ scope, decision: 'GRANTED' as const }))

  const handle = async (decisions: Parameters<ScopeSteps['decide']>[0]) => {
    if (!(await steps.decide(decisions))) return
    const message = tn('{{count}} scope decided.', '{{count}} scopes decided.', decisions.length)
    notifications.show({ message })
  }
  return (
    <div className={styles.quick}>
      <Text size="sm" c="dimmed" aria-live="polite">
        {open.length === 0
          ? t('Every scope is decided.')
          : tn(
              '{{count}} of {{all}} is not decided yet.',
              '{{count}} of {{all}} are not decided yet.',
              open.length,
              { all: scopes.length },
            )}
      </Text>
      {proposed.length > 0 && (
        <Button variant="default" loading={steps.isRunning} onClick={() => void handle(proposed)}>
          {t('Decide {{count}} as for the live version', { count: proposed.length })}
        </Button>
      )}
      {left.length > 0 && (
        <Button variant="default" loading={steps.isRunning} onClick={() => void handle(left)}>
          {t('Grant all remaining ({{count}})', { count: left.length })}
        </Button>
      )}
    </div>
  )
}

function verdictOf({ decision, grantedScopes, reason }: NonNullable<ReviewScope['proposal']>) {
  return { decision, grantedScopes: decision === 'NARROWED' ? [...grantedScopes] : null, reason }
}
