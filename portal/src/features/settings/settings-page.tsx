import { Group } from '@mantine/core'
import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { ButtonLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { SettingsForm } from './settings-form.tsx'
import { useOrganizationSettings } from './use-organization-settings.ts'

/** Settings of the hospital, for its administrator. */
export function Component() {
  const { settings, error, refetch } = useOrganizationSettings()
  return (
    <Page
      title={t('Settings')}
      subtitle={t('Rules of the hospital that hold at once, without a release')}
      actions={
        <Group gap="sm">
          <ButtonLink to="/settings/holidays" variant="default">
            {t('Holidays')}
          </ButtonLink>
          <ButtonLink to="/settings/service-accounts" variant="default">
            {t('Service accounts')}
          </ButtonLink>
          <ButtonLink to="/settings/lost-factors" variant="default">
            {t('Lost second factors')}
          </ButtonLink>
        </Group>
      }
    >
      {error && !settings && <Problem error={error} onRetry={() => void refetch()} />}
      {!settings && !error && <LoadingRows count={3} />}
      {settings && (
        <SettingsForm key={settings.revision} settings={settings} onStale={() => void refetch()} />
      )}
    </Page>
  )
}
