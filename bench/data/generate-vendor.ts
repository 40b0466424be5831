import { seededId } from '../../api/fhir-server/synthetic/random.ts'
import { SEED } from './seed.ts'

const CREATED_AT = '2026-01-05T08:00:00.000Z'

/** Who owns every generated app. */
export const OWNER_ID = seededId(SEED, 'owner')

/** The person every generated app belongs to. */
export function generateOwner(organizationId: string) {
  return {
    ...editable(organizationId, 'owner'),
    id: OWNER_ID,
    email: 'owner@bench.example',
    first_name: 'Olive',
    last_name: 'Bench',
    password_hash: 'none: nobody signs in',
    roles: ['DEVELOPER'],
  }
}

/** A business with some twenty apps. */
export function generateVendor(organizationId: string, number: number) {
  return {
    ...editable(organizationId, `vendor ${number}`),
    kind: 'BUSINESS',
    legal_first_name: 'Vera',
    legal_last_name: 'Vendor',
    legal_business_name: `Vendor ${number} Health Systems`,
    position: 'Head of product',
    address: {
      line1: `${number} Main Street`,
      city: 'Springfield',
      postalCode: '12345',
      country: 'US',
    },
    phone: '+1 555 0100',
    email: `contact@vendor-${number}.example`,
  }
}

/** Columns of a row people edit. */
export function editable(organizationId: string, label: string) {
  return {
    id: seededId(SEED, label),
    organization_id: organizationId,
    created_at: CREATED_AT,
    updated_at: CREATED_AT,
    revision: 1,
  }
}
