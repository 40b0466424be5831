import { Stack, Title } from '@mantine/core'
import { VENDOR_KIND_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { ContactLink, PhoneLink } from '../../../components/contact-link.tsx'
import { Facts } from '../../../components/facts.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { VendorFile } from './vendor-file.ts'

/** Who the vendor is, and how to reach it. */
export function VendorFacts({ vendor }: { readonly vendor: VendorFile }) {
  return (
    <Stack gap="xl">
      <section aria-labelledby="identity">
        <Title order={2} id="identity" mb="sm">
          {t('Legal identity')}
        </Title>
        <Facts
          facts={[
            { term: t('Kind'), value: t(VENDOR_KIND_NAMES[vendor.kind]) },
            { term: t('Legal name'), value: `${vendor.legalFirstName} ${vendor.legalLastName}` },
            ...(vendor.kind === 'BUSINESS'
              ? [
                  { term: t('Legal business name'), value: vendor.legalBusinessName },
                  { term: t('D.U.N.S. number'), value: vendor.duns },
                ]
              : []),
            { term: t('E-mail'), value: <ContactLink contact={vendor.email} /> },
            { term: t('Registered'), value: exactTime(vendor.createdAt, locale()) },
          ]}
        />
      </section>
      <Contact vendor={vendor} />
      <section aria-labelledby="members">
        <Title order={2} id="members" mb="sm">
          {t('Members')}
        </Title>
        <Facts
          facts={vendor.members.map(({ name, email, role }) => ({
            term: name,
            value: `${email}, ${t(VENDOR_ROLE_NAMES[role]).toLowerCase()}`,
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
        {t('Contact')}
      </Title>
      <Facts
        facts={[
          {
            term: t('Verified'),
            value: vendor.contactVerifiedAt
              ? t('By a call, {{contactVerifiedAt}}', {
                  contactVerifiedAt: exactTime(vendor.contactVerifiedAt, locale()),
                })
              : t('Not verified: nobody reached this vendor by its number yet.'),
          },
          { term: t('Number'), value: <PhoneLink phone={vendor.phone} /> },
          { term: t('Position'), value: vendor.position },
          { term: t('Address'), value: address },
          { term: t('Website'), value: vendor.website && <ContactLink contact={vendor.website} /> },
        ]}
      />
    </section>
  )
}
