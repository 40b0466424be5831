import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useParams } from 'react-router'
import { REVIEW_STATE_NAMES } from '../../../../../schema/vocabulary/app-status.ts'
import { StatusBadge } from '../../../../../ui/status-badge.tsx'
import { DocumentsPanel } from '../../../components/documents/documents-panel.tsx'
import { EmergencyBanner } from '../../../components/emergency/emergency-banner.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IncidentLink } from '../../../components/incident/incident-link.tsx'
import { ReleaseHoldNote } from '../../../components/lifecycle/release-hold-note.tsx'
import { ReleasePanel } from '../../../components/lifecycle/release-panel.tsx'
import { SunsetNote } from '../../../components/lifecycle/sunset-note.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink, TextLink } from '../../../components/router-link.tsx'
import { MessageThread } from '../../../components/thread/message-thread.tsx'
import { ActivityTimeline } from '../../../components/timeline/activity-timeline.tsx'
import { useAppVersionStatusChanged } from '../../../components/transitions/use-app-version-status-changed.ts'
import { ValidationPanel } from '../../../components/validation/validation-panel.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { ClockPanel } from '../clock/clock-panel.tsx'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { ListingPanel } from '../listing/listing-panel.tsx'
import { PilotPanel } from '../pilot/pilot-panel.tsx'
import { RecertificationPanel } from '../recertification/recertification-panel.tsx'
import { StagesPanel } from '../stages/stages-panel.tsx'
import { DecisionBar } from './decision-bar.tsx'
import type { ReviewVersion } from './review-version.ts'
import { RiskPanel } from './risk-panel.tsx'
import { ScopeReview } from './scope-review.tsx'
import { SubmissionComparison } from './submission-comparison.tsx'
import { useReviewWorkspace } from './use-review-workspace.ts'

/** The review workspace at /review/:versionId. */
export function Component() {
  const { versionId = '' } = useParams()
  const { viewer } = useViewer()
  const { version, app, before, error, refetch } = useReviewWorkspace(versionId)
  useAppVersionStatusChanged(() => void refetch())

  if (!version || !app) {
    return (
      <Page title={t('Review')}>
        {error && <Problem error={error} onRetry={() => void refetch()} />}
        {version === undefined && !error && <LoadingRows count={6} />}
        {version === null && (
          <EmptyState
            title={t('There is no such submission')}
            action={<ButtonLink to="/review">{t('Review queue')}</ButtonLink>}
          >
            {t('It was withdrawn, or you may not see it.')}
          </EmptyState>
        )}
      </Page>
    )
  }
  return (
    <Page
      title={version.name || t('Untitled app')}
      subtitle={<Subtitle version={version} vendorName={app.vendor.displayName} />}
      actions={
        <>
          {can(viewer, 'consent.revoke-any') && (
            <TextLink to={`/consents?app=${encodeURIComponent(app.id)}`}>{t('Consents')}</TextLink>
          )}
          <TextLink to={`/apps/${app.slug}`}>{t('App Information Page')}</TextLink>
        </>
      }
    >
      <EmergencyBanner slug={app.slug} />
      <ReleaseHoldNote slug={app.slug} />
      <SunsetNote slug={app.slug} />
      <IncidentLink appId={app.id} isStopped={version.status === 'SUSPENDED'} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="xl">
          <SubmissionComparison version={version} before={before} />
          <ValidationPanel versionId={version.id} />
        </Stack>
        <Stack gap="xl">
          <ClockPanel versionId={version.id} />
          <RiskPanel version={version} vendor={app.vendor} />
          <StagesPanel versionId={version.id} />
          <ReleasePanel slug={app.slug} />
        </Stack>
      </SimpleGrid>
      <ScopeReview version={version} before={before} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="xl">
          <section aria-labelledby="documents">
            <Title order={2} id="documents" mb="md">
              {t('Documents')}
            </Title>
            <DocumentsPanel
              versionId={version.id}
              emptyText={t(
                'The vendor has filed none for this version. Ask for what you miss in a message.',
              )}
              canView
            />
          </section>
          <ListingPanel app={app} />
          <PilotPanel versionId={version.id} />
          <RecertificationPanel versionId={version.id} />
          <EvidencePanel versionId={version.id} vendorId={app.vendor.id} />
          <Conversation versionId={version.id} appId={app.id} vendorId={app.vendor.id} />
        </Stack>
      </SimpleGrid>
      <DecisionBar version={version} />
    </Page>
  )
}

interface SubtitleProps {
  readonly version: ReviewVersion
  readonly vendorName: string
}

function Subtitle({ version, vendorName }: SubtitleProps) {
  return (
    <Group gap="sm">
      <StatusBadge status={version.status} say={t} />
      {version.reviewState && <Text size="sm">{t(REVIEW_STATE_NAMES[version.reviewState])}</Text>}
      <Text size="sm">
        {t('Version {{number}} by {{vendorName}}', { number: version.number, vendorName })}
      </Text>
    </Group>
  )
}

interface ConversationProps {
  readonly versionId: string
  readonly appId: string
  readonly vendorId: string
}

function Conversation({ versionId, appId, vendorId }: ConversationProps) {
  const { viewer } = useViewer()
  const isOwn = viewer?.vendor?.id === vendorId
  return (
    <>
      <section aria-labelledby="messages">
        <Title order={2} id="messages" mb="md">
          {t('Messages')}
        </Title>
        <MessageThread
          appId={appId}
          versionId={versionId}
          canPost={can(viewer, 'message.post')}
          canPostInternal={!isOwn && can(viewer, 'message.post-internal')}
        />
      </section>
      <section aria-labelledby="audit-log">
        <Title order={2} id="audit-log" mb="md">
          {t('What happened')}
        </Title>
        <ActivityTimeline versionId={versionId} />
      </section>
    </>
  )
}
