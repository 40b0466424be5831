import { Button, Group, Radio, Stack, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import {
  SECOND_FACTOR_RULE_NAMES,
  SECOND_FACTOR_RULES,
} from '../../../../schema/vocabulary/second-factor.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Problem } from '../../components/problem.tsx'
import { USER_ERROR } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { type Settings, useOrganizationSettingsUpdate } from './use-organization-settings.ts'

interface Props {
  readonly settings: Settings
  readonly onStale: () => void
}

/** Changes the settings of the hospital. */
export function SettingsForm({ settings, onStale }: Props) {
  const [selfRegistration, setSelfRegistration] = useState(settings.selfRegistration)
  const [secondFactor, setSecondFactor] = useState(settings.secondFactor)
  const [update, { data, loading, error }] = useOrganizationSettingsUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationSettingsUpdate.userErrors ?? [])
  const isStale = faults.some(({ code }) => code === 'STALE_REVISION')

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { selfRegistration, secondFactor, expectedRevision: settings.revision }
    const result = await update({ variables: { input } }).catch(() => undefined)
    if (result?.data?.organizationSettingsUpdate.settings) {
      notifications.show({ message: t('The settings are saved.') })
    }
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="xl" maw={640}>
        {error && <Problem error={error} kept={t('What you chose is still here.')} />}
        <ErrorSummary
          title={t('The settings were not saved')}
          items={faults.map(({ code, message }) => ({ key: code, message }))}
        />
        <Switch
          label={t('Anybody may create a developer account')}
          description={t(
            'Switched off, the sign-up page says whom to write to. Accounts that exist stay.',
          )}
          checked={selfRegistration}
          onChange={(event) => setSelfRegistration(event.currentTarget.checked)}
        />
        <Radio.Group
          label={t('Second factor')}
          description={t(
            'Whoever has none yet is asked to set one up at the next sign-in; sessions that are open are asked within minutes.',
          )}
          value={secondFactor}
          onChange={(value) => setSecondFactor(value === 'STAFF' ? 'STAFF' : 'OPTIONAL')}
        >
          <Stack gap="xs" mt="xs">
            {SECOND_FACTOR_RULES.map((rule) => (
              <Radio key={rule} value={rule} label={t(SECOND_FACTOR_RULE_NAMES[rule])} />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <Button type="submit" loading={loading}>
            {t('Save')}
          </Button>
          {isStale && (
            <Button variant="default" onClick={onStale}>
              {t('Show the new state')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
