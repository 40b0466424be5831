import type { VendorAccount } from './vendor-account.ts'

/** What a vendor may change afterwards (R021-R025), as the form holds it. */
export interface Contact {
  readonly position: string
  readonly phone: string
  readonly website: string
  readonly address: ContactAddress
}

export interface ContactAddress {
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
}

export const EMPTY_CONTACT: Contact = {
  position: '',
  phone: '',
  website: '',
  address: { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' },
}

/** Reads the contact fields of a vendor into the form. */
export function contactOf({ position, phone, website, address }: VendorAccount): Contact {
  return {
    position,
    phone,
    website: website ?? '',
    address: { ...address, line2: address.line2 ?? '', region: address.region ?? '' },
  }
}

/** Writes the form as the server takes it: what is empty and optional is null. */
export function contactInput(contact: Contact) {
  const { address } = contact
  return {
    position: contact.position,
    phone: contact.phone,
    website: contact.website || null,
    address: { ...address, line2: address.line2 || null, region: address.region || null },
  }
}
