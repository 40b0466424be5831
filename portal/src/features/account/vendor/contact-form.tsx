import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { contactInput, contactOf } from './contact.ts'
import { ContactFields } from './contact-fields.tsx'
import { useVendorContactUpdate } from './use-vendor-contact-update.ts'
import type { VendorAccount } from './vendor-account.ts'

interface Props {
  readonly vendor: VendorAccount
  readonly canEdit: boolean
}

/** Changes the contact details of a vendor (R021-R025). */
export function ContactForm({ vendor, canEdit }: Props) {
  const [contact, setContact] = useState(() => contactOf(vendor))
  const [update, { data, loading, error }] = useVendorContactUpdate()
  const faults = readFragment(USER_ERROR, data?.vendorContactUpdate.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = {
      vendorId: vendor.id,
      expectedRevision: vendor.revision,
      ...contactInput(contact),
    }
    const result = await update({ variables: { input } }).catch(() => undefined)
    if (result?.data?.vendorContactUpdate.vendor) {
      notifications.show({ message: t('The contact details are saved.') })
    }
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="lg" maw={640}>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
        <Fieldset disabled={!canEdit} variant="unstyled">
          <ContactFields
            kind={vendor.kind}
            contact={contact}
            faults={faults}
            onChange={setContact}
          />
        </Fieldset>
        {canEdit ? (
          <Group>
            <Button type="submit" loading={loading}>
              {t('Save')}
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{t('Only an owner of the vendor can change these.')}</Text>
        )}
      </Stack>
    </form>
  )
}
