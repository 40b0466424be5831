import { SimpleGrid, Title } from '@mantine/core'
import { MessageThread } from '../../components/thread/message-thread.tsx'
import { ActivityTimeline } from '../../components/timeline/activity-timeline.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import type { AppInformation, InformationVersion } from './app-information.ts'

interface Props {
  readonly app: AppInformation
  readonly version: InformationVersion
}

/** Tab Activity: the thread with the reviewers, and the audit log of the version. */
export function ActivityTab({ app, version }: Props) {
  const { viewer } = useViewer()
  const isOwn = viewer?.vendor?.id === app.vendor.id
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <section aria-labelledby="messages">
        <Title order={2} id="messages" mb="md">
          {t('Messages')}
        </Title>
        <MessageThread
          appId={app.id}
          versionId={version.id}
          canPost={can(viewer, 'message.post')}
          canPostInternal={!isOwn && can(viewer, 'message.post-internal')}
        />
      </section>
      <section aria-labelledby="audit-log">
        <Title order={2} id="audit-log" mb="md">
          {t('What happened')}
        </Title>
        <ActivityTimeline versionId={version.id} />
      </section>
    </SimpleGrid>
  )
}
