import { Anchor, Stack, Title } from '@mantine/core'
import { VENDOR_KIND_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { Facts } from '../../../components/facts.tsx'
import type { VendorFile } from './vendor-file.ts'

/** Who the vendor is, and how to reach it. */
export function VendorFacts({ vendor }: { readonly vendor: VendorFile }) {
  return (
    <Stack gap="xl">
      <section aria-labelledby="identity">
        <Title order={2} id="identity" mb="sm">
          Legal identity
        </Title>
        <Facts
          facts={[
            { term: 'Kind', value: VENDOR_KIND_NAMES[vendor.kind] },
            { term: 'Legal name', value: `${vendor.legalFirstName} ${vendor.legalLastName}` },
            ...(vendor.kind === 'BUSINESS'
              ? [
                  { term: 'Legal business name', value: vendor.legalBusinessName },
                  { term: 'D.U.N.S. number', value: vendor.duns },
                ]
              : []),
            { term: 'E-mail', value: vendor.email },
            { term: 'Registered', value: exactTime(vendor.createdAt) },
          ]}
        />
      </section>
      <Contact vendor={vendor} />
      <section aria-labelledby="members">
        <Title order={2} id="members" mb="sm">
          Members
        </Title>
        <Facts
          facts={vendor.members.map(({ name, email, role }) => ({
            term: name,
            value: `${email}, ${VENDOR_ROLE_NAMES[role].toLowerCase()}`,
          }))}
        />
      </section>
    </Stack>
  )
}

function Contact({ vendor }: { readonly vendor: VendorFile }) {
  const { line1, line2, city, region, postalCode, country } = vendor.address
  const address = [line1, line2, city, region, postalCode, country].filter(Boolean).join(', ')
  return (
    <section aria-labelledby="contact">
      <Title order={2} id="contact" mb="sm">
        Contact
      </Title>
      <Facts
        facts={[
          {
            term: 'Verified',
            value: vendor.contactVerifiedAt
              ? `By a call, ${exactTime(vendor.contactVerifiedAt)}`
              : 'Not verified: nobody reached this vendor by its number yet.',
          },
          {
            term: 'Number',
            value: (
              <Anchor href={`tel:${vendor.phone.replace(/[^+\d]/g, '')}`}>{vendor.phone}</Anchor>
            ),
          },
          { term: 'Position', value: vendor.position },
          { term: 'Address', value: address },
          { term: 'Website', value: vendor.website },
        ]}
      />
    </section>
  )
}
