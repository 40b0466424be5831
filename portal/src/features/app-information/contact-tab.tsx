import type { VendorKind } from '../../../../schema/vocabulary/registration.ts'
import { ContactLink, PhoneLink } from '../../components/contact-link.tsx'
import { Facts } from '../../components/facts.tsx'
import { mark, t } from '../../lib/i18n/translate.ts'
import type { AppInformation } from './app-information.ts'

/** Tab Contact Information: who stands behind the app, and whom to ask (R091, R238, R239). */
export function ContactTab({ app }: { readonly app: AppInformation }) {
  const { vendor } = app
  return (
    <Facts
      facts={[
        { term: t('Vendor'), value: vendor.displayName },
        { term: t('Person'), value: `${vendor.legalFirstName} ${vendor.legalLastName}` },
        { term: t('Position/Designation'), value: vendor.position },
        { term: t('E-mail'), value: <ContactLink contact={vendor.email} /> },
        { term: t(NUMBER_WORDS[vendor.kind]), value: <PhoneLink phone={vendor.phone} /> },
        { term: t('Website'), value: vendor.website && <ContactLink contact={vendor.website} /> },
        { term: t('Address'), value: addressLines(vendor.address) },
        { term: t('Owner of the app'), value: app.owner.name },
        {
          term: t('Support contact'),
          value: app.supportContact && <ContactLink contact={app.supportContact} />,
        },
      ]}
    />
  )
}

/** The seed's words for the number of either kind of vendor (R012, R019). */
const NUMBER_WORDS: Readonly<Record<VendorKind, string>> = {
  INDIVIDUAL: mark('Contact number'),
  BUSINESS: mark('Business contact number'),
}

function addressLines(address: AppInformation['vendor']['address']): string {
  const { line1, line2, postalCode, city, region, country } = address
  return [line1, line2, `${postalCode} ${city}`, region, country].filter(Boolean).join(', ')
}
