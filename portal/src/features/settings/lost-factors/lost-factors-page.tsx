import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import {
  type FactorResetState,
  OPEN_FACTOR_RESET_STATES,
} from '../../../../../schema/vocabulary/second-factor.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { FactorResetDialog } from './factor-reset-dialog.tsx'
import { FactorResetItem } from './factor-reset-item.tsx'
import type { FactorResetStep } from './factor-reset-step.ts'
import { type FactorReset, useFactorResets } from './use-factor-resets.ts'

/** Where administrators let people back in who lost their phone, their passkeys and their recovery codes. */
export function Component() {
  const { viewer } = useViewer()
  const isAllowed = can(viewer, 'organization.administer')
  return (
    <Page
      title={t('Lost second factors')}
      subtitle={t('People whose password was right and who have no second factor left')}
    >
      {!viewer && <LoadingRows count={3} height={140} />}
      {viewer && !isAllowed && (
        <EmptyState title={t('This is for administrators of the hospital')}>
          {t('They let people back in who lost every second factor.')}
        </EmptyState>
      )}
      {isAllowed && <Resets />}
    </Page>
  )
}

function Resets() {
  const { resets, error, refetch } = useFactorResets()
  const [chosen, setChosen] = useState<{ reset: FactorReset; step: FactorResetStep }>()
  const [news, setNews] = useState('')
  if (error && !resets) return <Problem error={error} onRetry={() => void refetch()} />
  if (!resets) return <LoadingRows count={3} height={140} />
  const open = resets.filter(({ state }) => OPEN_FACTOR_RESET_STATES.includes(state))
  const over = resets.filter(({ state }) => !OPEN_FACTOR_RESET_STATES.includes(state))
  const choose = (reset: FactorReset) => (step: FactorResetStep) => setChosen({ reset, step })
  return (
    <Stack gap="xl">
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      {open.length === 0 ? (
        <EmptyState title={t('Nobody waits')}>
          {t(
            'Who has neither app, passkey nor recovery code asks for help on the sign-in page, after the password. You are mailed when somebody does.',
          )}
        </EmptyState>
      ) : (
        <List title={t('Waiting')} resets={open} onStep={choose} />
      )}
      {over.length > 0 && <List title={t('Over')} resets={over} onStep={choose} />}
      {chosen && (
        <FactorResetDialog
          {...chosen}
          onDone={({ name, state }) => {
            setNews(newsOf(name, state))
            setChosen(undefined)
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

interface ListProps {
  readonly title: string
  readonly resets: readonly FactorReset[]
  readonly onStep: (reset: FactorReset) => (step: FactorResetStep) => void
}

function List({ title, resets, onStep }: ListProps) {
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {resets.map((reset) => (
          <FactorResetItem key={reset.id} reset={reset} onStep={onStep(reset)} />
        ))}
      </Stack>
    </section>
  )
}

function newsOf(name: string, state: FactorResetState): string {
  if (state === 'CHECKED')
    return t('Recorded. A second administrator has to confirm it for {{name}}.', { name })
  if (state === 'DECLINED') return t('Declined. {{name}} is mailed your reason.', { name })
  return t('The second factors of {{name}} are removed.', { name })
}
