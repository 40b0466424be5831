import { Stack } from '@mantine/core'
import { ValidationPanel } from '../../components/validation/validation-panel.tsx'
import { ActivityTab } from './activity-tab.tsx'
import type { AppInformation, InformationVersion } from './app-information.ts'
import { ConnectionTab } from './connection/connection-tab.tsx'
import { ContactTab } from './contact-tab.tsx'
import { DescriptionTab } from './description-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { PrivacyTab } from './privacy-tab.tsx'
import type { TabKey } from './tabs.ts'
import { VersionsTab } from './versions-tab.tsx'

interface Props {
  readonly tab: TabKey
  readonly app: AppInformation
  readonly version: InformationVersion
  readonly versions: readonly InformationVersion[]
}

/** What one tab shows. */
export function TabBody({ tab, app, version, versions }: Props) {
  switch (tab) {
    case 'description':
      return <DescriptionTab app={app} version={version} />
    case 'connection':
      return (
        <Stack gap="xl">
          <ConnectionTab slug={app.slug} version={version} />
          <ValidationPanel versionId={version.id} />
        </Stack>
      )
    case 'privacy':
      return <PrivacyTab slug={app.slug} version={version} versions={versions} />
    case 'contact':
      return <ContactTab app={app} />
    case 'documents':
      return <DocumentsTab version={version} />
    case 'versions':
      return <VersionsTab slug={app.slug} versions={versions} shown={version.id} />
    case 'activity':
      return <ActivityTab app={app} version={version} />
  }
}
