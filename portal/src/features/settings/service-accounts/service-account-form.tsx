import { Button, Checkbox, Group, Paper, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { SERVICE_ABILITIES } from '../../../../../schema/vocabulary/service-ability.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ABILITY_WORDS } from './ability-words.ts'
import { useServiceAccountCreate } from './use-service-accounts.ts'

/** Lets a backend service act in the platform. */
export function ServiceAccountForm() {
  const [clientId, setClientId] = useState('')
  const [purpose, setPurpose] = useState('')
  const [abilities, setAbilities] = useState<string[]>([])
  const [create, { data, loading, error }] = useServiceAccountCreate()
  const faults = readFragment(USER_ERROR, data?.serviceAccountCreate.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { clientId: clientId.trim(), purpose, abilities }
    const result = await create({ variables: { input } }).catch(() => undefined)
    const account = result?.data?.serviceAccountCreate.serviceAccount
    if (!account) return
    notifications.show({
      message: t('{{name}} has a service account now.', { name: account.name }),
    })
    setClientId('')
    setPurpose('')
    setAbilities([])
  }

  return (
    <Paper withBorder p="md" maw={640}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, 'account-')}
          />
          <TextInput
            id="account-clientId"
            label={t('Client ID')}
            description={t('Of a registered backend service, as its connection shows it.')}
            required
            value={clientId}
            onChange={(event) => setClientId(event.currentTarget.value)}
            error={errorFor(faults, 'clientId')}
          />
          <CountedTextInput
            id="account-purpose"
            label={t('What it is for')}
            required
            limit={TEXT_LIMITS.scopePurpose}
            value={purpose}
            onChange={setPurpose}
            error={errorFor(faults, 'purpose')}
          />
          <Checkbox.Group
            id="account-abilities"
            label={t('What it may do')}
            description={t('You can give only what you may do yourself, or what only systems do.')}
            required
            value={abilities}
            onChange={setAbilities}
            error={errorFor(faults, 'abilities')}
          >
            <Stack gap="xs" mt="xs">
              {SERVICE_ABILITIES.map((ability) => (
                <Checkbox
                  key={ability}
                  value={ability}
                  label={t(ABILITY_WORDS[ability].label)}
                  description={t(ABILITY_WORDS[ability].help)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group>
            <Button type="submit" loading={loading}>
              {t('Add a service account')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
