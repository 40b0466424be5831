import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { PostalAddress } from '../../entities/account/vendor.entity.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'

/** Checks a postal address; paths start with "address". */
export function addressFaults(address: PostalAddress): FaultList {
  const faults = [
    ...lengthFaults({ line1: address.line1 }, TEXT_LIMITS.addressLine),
    ...lengthFaults({ line2: address.line2 }, { min: 0, max: TEXT_LIMITS.addressLine.max }),
    ...lengthFaults({ city: address.city }, TEXT_LIMITS.city),
    ...lengthFaults({ region: address.region }, TEXT_LIMITS.region),
    ...lengthFaults({ postalCode: address.postalCode }, TEXT_LIMITS.postalCode),
    ...countryFault(address.country),
  ]
  return faults.map((fault) => ({ ...fault, path: ['address', ...(fault.path ?? [])] }))
}

function countryFault(country: string): FaultList {
  if (/^[A-Z]{2}$/.test(country)) return []
  const message = 'Give the country as two capital letters (ISO 3166), like US.'
  return [{ kind: 'field', code: 'INVALID', message, path: ['country'] }]
}
