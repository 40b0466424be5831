import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { useLiveApps } from '../../../components/live-apps/use-live-apps.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import type { KillSwitch_RowFragment } from '../../../gql/graphql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { DisableForm } from './disable-form.tsx'
import styles from './emergencies.module.css'
import { SwitchItem } from './switch-item.tsx'
import { useEmergencies } from './use-emergencies.ts'

/** Emergencies at /emergencies: disables at once, and lifts with a second person (R214, R275). */
export function Component() {
  const { viewer } = useViewer()
  const isTheirs = can(viewer, 'review-queue.read')
  return (
    <Page
      title={t('Emergencies')}
      subtitle={t(
        'One person disables an app, a vendor or a scope at once; a second one lifts it.',
      )}
      actions={
        isTheirs && (
          <>
            <TextLink to="/incidents">{t('Incidents')}</TextLink>
            <TextLink to="/review">{t('Review queue')}</TextLink>
          </>
        )
      }
    >
      {viewer && !isTheirs && (
        <EmptyState title={t('This page is for those who review')}>
          {t('Ask an app admin or a security officer when something has to be stopped.')}
        </EmptyState>
      )}
      {isTheirs && <Emergencies mayDisable={can(viewer, 'emergency.disable')} />}
    </Page>
  )
}

function Emergencies({ mayDisable }: { readonly mayDisable: boolean }) {
  const { inForce, lifted, error, refetch } = useEmergencies()
  const [news, setNews] = useState('')
  if (error && !inForce) return <Problem error={error} onRetry={() => void refetch()} />
  return (
    <Stack gap="xl">
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      {mayDisable && <Disable onDone={setNews} />}
      <section aria-labelledby="in-force">
        <Title order={2} id="in-force" mb="md">
          {t('Disabled now')}
        </Title>
        {!inForce && <LoadingRows count={2} height={90} />}
        {inForce?.length === 0 && <Text c="dimmed">{t('Nothing is disabled.')}</Text>}
        <Switches rows={inForce ?? []} mayLift={mayDisable} onDone={setNews} />
      </section>
      <section aria-labelledby="lifted">
        <Title order={2} id="lifted" mb="md">
          {t('Earlier emergencies')}
        </Title>
        {!lifted && <LoadingRows count={2} height={90} />}
        {lifted?.length === 0 && <Text c="dimmed">{t('There were none.')}</Text>}
        <Switches rows={lifted ?? []} mayLift={false} onDone={setNews} />
      </section>
    </Stack>
  )
}

function Disable({ onDone }: { readonly onDone: (news: string) => void }) {
  const { apps, error, refetch } = useLiveApps()
  if (error && !apps) return <Problem error={error} onRetry={() => void refetch()} />
  return apps ? <DisableForm apps={apps} onDone={onDone} /> : <LoadingRows count={4} height={60} />
}

interface SwitchesProps {
  readonly rows: readonly KillSwitch_RowFragment[]
  readonly mayLift: boolean
  readonly onDone: (news: string) => void
}

function Switches({ rows, mayLift, onDone }: SwitchesProps) {
  if (rows.length === 0) return null
  return (
    <ul className={styles.list}>
      {rows.map((killSwitch) => (
        <SwitchItem key={killSwitch.id} killSwitch={killSwitch} mayLift={mayLift} onDone={onDone} />
      ))}
    </ul>
  )
}
