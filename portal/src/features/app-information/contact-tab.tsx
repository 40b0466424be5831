import type { VendorKind } from '../../../../schema/vocabulary/registration.ts'
import { Facts } from '../../components/facts.tsx'
import type { AppInformation } from './app-information.ts'

/** Tab Contact Information: who stands behind the app, and whom to ask (R091, R238, R239). */
export function ContactTab({ app }: { readonly app: AppInformation }) {
  const { vendor } = app
  return (
    <Facts
      facts={[
        { term: 'Vendor', value: vendor.displayName },
        { term: 'Person', value: `${vendor.legalFirstName} ${vendor.legalLastName}` },
        { term: 'Position/Designation', value: vendor.position },
        { term: 'E-mail', value: vendor.email },
        { term: NUMBER_WORDS[vendor.kind], value: vendor.phone },
        { term: 'Website', value: vendor.website },
        { term: 'Address', value: addressLines(vendor.address) },
        { term: 'Owner of the app', value: app.owner.name },
        { term: 'Support contact', value: app.supportContact },
      ]}
    />
  )
}

/** The seed's words for the number of either kind of vendor (R012, R019). */
const NUMBER_WORDS: Readonly<Record<VendorKind, string>> = {
  INDIVIDUAL: 'Contact number',
  BUSINESS: 'Business contact number',
}

function addressLines(address: AppInformation['vendor']['address']): string {
  const { line1, line2, postalCode, city, region, country } = address
  return [line1, line2, `${postalCode} ${city}`, region, country].filter(Boolean).join(', ')
}
