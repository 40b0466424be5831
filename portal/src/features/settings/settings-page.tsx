import { LoadingRows } from '../../components/loading-rows.tsx'
import { Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { t } from '../../lib/i18n/translate.ts'
import { SettingsForm } from './settings-form.tsx'
import { useOrganizationSettings } from './use-organization-settings.ts'

/** Settings of the hospital, for its administrator. */
export function Component() {
  const { settings, error, refetch } = useOrganizationSettings()
  return (
    <Page
      title={t('Accounts and sign-in')}
      subtitle={t('Rules of the hospital that hold at once, without a release')}
    >
      {error && !settings && <Problem error={error} onRetry={() => void refetch()} />}
      {!settings && !error && <LoadingRows count={3} />}
      {settings && (
        <SettingsForm key={settings.revision} settings={settings} onStale={() => void refetch()} />
      )}
    </Page>
  )
}
