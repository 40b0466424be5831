import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { contactInput, EMPTY_CONTACT } from './contact.ts'
import { ContactFields } from './contact-fields.tsx'
import { LegalFields, type LegalIdentity } from './legal-fields.tsx'
import { useVendorProfileComplete } from './use-vendor-profile-complete.ts'

const EMPTY_IDENTITY: LegalIdentity = {
  kind: 'BUSINESS',
  legalFirstName: '',
  legalLastName: '',
  legalBusinessName: '',
  duns: '',
  email: '',
}

/** Completes the vendor profile (R009-R019). */
export function VendorSetupForm({ email }: { readonly email: string }) {
  const [identity, setIdentity] = useState({ ...EMPTY_IDENTITY, email })
  const [contact, setContact] = useState(EMPTY_CONTACT)
  const [complete, { data, loading, error }] = useVendorProfileComplete()
  const navigate = useNavigate()
  const faults = readFragment(USER_ERROR, data?.vendorProfileComplete.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const isBusiness = identity.kind === 'BUSINESS'
    const input = {
      ...identity,
      legalBusinessName: isBusiness ? identity.legalBusinessName : null,
      duns: isBusiness ? identity.duns || null : null,
      ...contactInput(contact),
    }
    const result = await complete({ variables: { input } }).catch(() => undefined)
    if (result?.data?.vendorProfileComplete.vendor) await navigate('/registrations')
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="lg" maw={640}>
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
        <LegalFields identity={identity} faults={faults} onChange={setIdentity} />
        <ContactFields
          kind={identity.kind}
          contact={contact}
          faults={faults}
          onChange={setContact}
        />
        <Group>
          <Button type="submit" loading={loading}>
            {t('Save the vendor')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
