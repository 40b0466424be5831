import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type Range, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  CORRECTABLE_FIELD_NAMES,
  CORRECTABLE_FIELDS,
  type CorrectableField,
} from '../../../../../schema/vocabulary/vendor-account.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { usePropose } from './use-vendor-file.ts'
import type { VendorFile } from './vendor-file.ts'

interface Props {
  readonly vendor: VendorFile
  readonly onClose: () => void
}

const LIMITS: Readonly<Record<CorrectableField, Range>> = {
  legalFirstName: TEXT_LIMITS.personName,
  legalLastName: TEXT_LIMITS.personName,
  legalBusinessName: TEXT_LIMITS.businessName,
  duns: TEXT_LIMITS.duns,
  email: TEXT_LIMITS.email,
}

const OF_A_BUSINESS: readonly CorrectableField[] = ['legalBusinessName', 'duns']

/** Proposes a correction of legal details, for a second person to confirm. */
export function CorrectionDialog({ vendor, onClose }: Props) {
  const fields = CORRECTABLE_FIELDS.filter(
    (field) => vendor.kind === 'BUSINESS' || !OF_A_BUSINESS.includes(field),
  )
  const [changes, setChanges] = useState<Partial<Record<CorrectableField, string>>>({})
  const [reason, setReason] = useState('')
  const [propose, { data, loading, error }] = usePropose()
  const faults = readFragment(USER_ERROR, data?.vendorCorrectionPropose.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const at = { vendorId: vendor.id, expectedRevision: vendor.revision }
    const result = await propose({ variables: { input: { ...changes, ...at, reason } } }).catch(
      () => undefined,
    )
    if (result?.data?.vendorCorrectionPropose.correction) onClose()
  }

  return (
    <Dialog
      onClose={onClose}
      title={t('Correct {{vendor}}', { vendor: vendor.displayName })}
      size="lg"
      closeOnClickOutside={false}
    >
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Text>
            {t(
              'Nothing changes until an app admin, who is not you, confirms it. The owners of the vendor hear of it either way.',
            )}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          {fields.map((field) => (
            <CountedTextInput
              key={field}
              id={field}
              label={t(CORRECTABLE_FIELD_NAMES[field])}
              limit={LIMITS[field]}
              value={changes[field] ?? vendor[field] ?? ''}
              onChange={(text) => setChanges({ ...changes, [field]: text })}
              error={errorFor(faults, field)}
            />
          ))}
          <CountedTextarea
            id="reason"
            label={t('Reason')}
            description={t('What shows that the detail is wrong. The vendor reads it.')}
            required
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={TEXT_LIMITS.reason}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading} disabled={Object.keys(changes).length === 0}>
              {t('Propose the correction')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
