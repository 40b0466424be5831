import { Group, Skeleton, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { REVIEW_STATE_NAMES } from '../../../../schema/vocabulary/app-status.ts'
import { RiskBadge } from '../../../../ui/risk-badge.tsx'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
import { Announcer } from '../../components/announcer.tsx'
import { EmergencyBanner } from '../../components/emergency/emergency-banner.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ReleaseHoldNote } from '../../components/lifecycle/release-hold-note.tsx'
import { SunsetNote } from '../../components/lifecycle/sunset-note.tsx'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page, SUBTITLE_TO_COME } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { useMessageAdded } from '../../components/thread/use-message-added.ts'
import { statusNews } from '../../components/transitions/status-news.ts'
import { TransitionButtons } from '../../components/transitions/transition-buttons.tsx'
import { useAppVersionStatusChanged } from '../../components/transitions/use-app-version-status-changed.ts'
import { UnreadBadge } from '../../components/unread-badge.tsx'
import { t } from '../../lib/i18n/translate.ts'
import type { AppInformation, InformationVersion } from './app-information.ts'
import { PilotNote } from './pilot-note.tsx'
import { StatusReason } from './status-reason.tsx'
import { TabBody } from './tab-body.tsx'
import { TABS } from './tabs.ts'
import { useAppInformation } from './use-app-information.ts'

const VENDOR_TRANSITIONS = ['RELEASE', 'WITHDRAW', 'RETIRE', 'DISCARD'] as const

/** The App Information Page at /apps/:slug/:tab (R087-R103); `?version=` chooses the version. */
export function Component() {
  const { slug = '' } = useParams()
  const [params] = useSearchParams()
  const { app, versions, error, refetch } = useAppInformation(slug)
  const [news, setNews] = useState('')
  useAppVersionStatusChanged((change) => {
    setNews(statusNews(change))
    void refetch()
  })
  const wanted = Number(params.get('version'))
  const version = versions.find(({ number }) => number === wanted) ?? versions[0]

  if (app && version) {
    return (
      <>
        <Announcer message={news} />
        <AppPage app={app} version={version} versions={versions} />
      </>
    )
  }
  return (
    <Page title={t('App')} subtitle={SUBTITLE_TO_COME}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {app === undefined && !error && (
        <>
          <Skeleton height={TABS_HEIGHT} />
          <LoadingRows count={5} />
        </>
      )}
      {app === null && (
        <EmptyState
          title={t('There is no such app')}
          action={<ButtonLink to="/registrations">{t('My Registrations')}</ButtonLink>}
        >
          {t('It was discarded, or it belongs to another vendor.')}
        </EmptyState>
      )}
    </Page>
  )
}

/** What the tabs take, so that nothing jumps when they come. */
const TABS_HEIGHT = 40

interface AppPageProps {
  readonly app: AppInformation
  readonly version: InformationVersion
  readonly versions: readonly InformationVersion[]
}

function AppPage({ app, version, versions }: AppPageProps) {
  const { tab: tabKey } = useParams()
  const navigate = useNavigate()
  useMessageAdded({ appId: app.id })
  const tab = TABS.find(({ key }) => key === tabKey) ?? TABS[0]
  const open = (key: string | null) =>
    void navigate(`/apps/${app.slug}/${key}?version=${version.number}`, { replace: true })

  return (
    <Page
      title={version.name || app.name || t('Untitled app')}
      subtitle={<Subtitle version={version} />}
      actions={
        <>
          {version.isEditable && (
            <ButtonLink to={`/registrations/${version.id}/name`}>
              {version.status === 'DRAFT'
                ? t('Continue the draft')
                : t('Make the requested changes')}
            </ButtonLink>
          )}
          <TransitionButtons version={version} offered={VENDOR_TRANSITIONS} />
        </>
      }
    >
      <EmergencyBanner slug={app.slug} />
      <ReleaseHoldNote slug={app.slug} />
      <SunsetNote slug={app.slug} />
      <StatusReason version={version} />
      <PilotNote version={version} />
      <Tabs value={tab.key} onChange={open} keepMounted={false} activateTabWithKeyboard={false}>
        <Tabs.List>
          {TABS.map(({ key, label }) => (
            <Tabs.Tab
              key={key}
              value={key}
              rightSection={key === 'activity' && <UnreadBadge count={app.unreadMessages} />}
            >
              {t(label)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab.key} pt="lg">
          <TabBody tab={tab.key} app={app} version={version} versions={versions} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Subtitle({ version }: { readonly version: InformationVersion }) {
  return (
    <Group gap="sm">
      <StatusBadge status={version.status} say={t} />
      {version.reviewState && <Text size="sm">{t(REVIEW_STATE_NAMES[version.reviewState])}</Text>}
      <Text size="sm">{t('Version {{number}}', { number: version.number })}</Text>
      <RiskBadge tier={version.riskTier} label={t('Risk')} say={t} />
    </Group>
  )
}
