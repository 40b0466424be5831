import { Alert, Button, Group, NumberInput, Paper, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { COUNT_LIMITS, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CopyValue } from '../../../components/copy-value.tsx'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useTokenCreate } from './use-registration-tokens.ts'

const DAYS = COUNT_LIMITS.registrationTokenDays

/** Makes a registration token and shows it, once. */
export function TokenForm({ vendorId }: { readonly vendorId: string }) {
  const [label, setLabel] = useState('')
  const [validDays, setValidDays] = useState(30)
  const [create, { data, loading, error }] = useTokenCreate()
  const faults = readFragment(USER_ERROR, data?.registrationTokenCreate.userErrors ?? [])
  const token = data?.registrationTokenCreate.plaintextOnce

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { vendorId, label, validDays }
    const result = await create({ variables: { input } }).catch(() => undefined)
    if (result?.data?.registrationTokenCreate.plaintextOnce) setLabel('')
  }

  return (
    <Paper withBorder p="md" maw={640}>
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, 'token-')}
          />
          {token && (
            <Alert color="success" role="status" title={t('Copy the token now')}>
              <Stack gap="xs">
                {t('It is shown this once: we keep nothing it could be read from.')}
                <CopyValue label={t('Token')} value={token} />
              </Stack>
            </Alert>
          )}
          <CountedTextInput
            id="token-label"
            label={t('Name of the token')}
            description={t('What uses it, so that you know which one to revoke.')}
            required
            limit={TEXT_LIMITS.registrationTokenLabel}
            value={label}
            onChange={setLabel}
            error={errorFor(faults, 'label')}
          />
          <NumberInput
            id="token-validDays"
            label={t('Days it works')}
            description={t('{{min}} to {{max}}', { min: DAYS.min, max: DAYS.max })}
            min={DAYS.min}
            max={DAYS.max}
            allowDecimal={false}
            value={validDays}
            onChange={(value) => setValidDays(Number(value))}
            error={errorFor(faults, 'validDays')}
          />
          <Group>
            <Button type="submit" loading={loading}>
              {t('Make the token')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
