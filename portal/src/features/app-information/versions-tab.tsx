import { Stack, Table, Text } from '@mantine/core'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { ReleasePanel } from '../../components/lifecycle/release-panel.tsx'
import { SunsetPanel } from '../../components/lifecycle/sunset-panel.tsx'
import { TextLink } from '../../components/router-link.tsx'
import { ScopeDiffPanel } from '../../components/scope-diff/scope-diff-panel.tsx'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { InformationVersion } from './app-information.ts'
import { RollBack } from './roll-back.tsx'

interface Props {
  readonly slug: string
  readonly versions: readonly InformationVersion[]
  /** The id of the version the page shows. */
  readonly shown: string
}

/** Tab Versions: every version of the app, newest first, and what the shown one asks for anew. */
export function VersionsTab({ slug, versions, shown }: Props) {
  const current = versions.find(({ id }) => id === shown)
  return (
    <Stack gap="lg">
      <VersionTable slug={slug} versions={versions} shown={shown} />
      <ReleasePanel slug={slug} />
      <SunsetPanel slug={slug} />
      <RollBack slug={slug} />
      {current && current.number > 1 && (
        <ScopeDiffPanel
          versionId={shown}
          revision={current.revision}
          number={current.number}
          order={2}
        />
      )}
    </Stack>
  )
}

function VersionTable({ slug, versions, shown }: Props) {
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('Version')}</Table.Th>
            <Table.Th>{t('Status')}</Table.Th>
            <Table.Th>{t('Since')}</Table.Th>
            <Table.Th>{t('Changes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((version) => (
            <Table.Tr key={version.id}>
              <Table.Td>
                <TextLink to={`/apps/${slug}/description?version=${version.number}`}>
                  {t('Version {{number}}', { number: version.number })}
                </TextLink>
                {version.id === shown && (
                  <Text size="xs" c="dimmed">
                    {t('Shown here')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <StatusBadge status={version.status} say={t} />
              </Table.Td>
              <Table.Td>
                <TimeAgo at={version.statusChangedAt} locale={locale()} />
              </Table.Td>
              <Table.Td>
                <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                  {version.changeNotes}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
