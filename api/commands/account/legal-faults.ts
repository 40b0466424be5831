import { DUNS_PATTERN, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { VendorKind } from '../../../schema/vocabulary/registration.ts'
import { emailFault, type FaultList, lengthFaults } from '../field-checks.ts'

/** Who a vendor is before the law (R009, R010, R014, R015, R018), and the address it goes by (A20). */
export interface LegalIdentity {
  kind: VendorKind
  legalFirstName: string
  legalLastName: string
  legalBusinessName: string | null
  duns: string | null
  email: string
}

interface GivenIdentity extends Omit<LegalIdentity, 'legalBusinessName' | 'duns'> {
  legalBusinessName?: string | null | undefined
  duns?: string | null | undefined
}

/** Trims what was typed; an individual has neither business name nor D.U.N.S. number. */
export function legalIdentity(given: GivenIdentity): LegalIdentity {
  const isBusiness = given.kind === 'BUSINESS'
  return {
    kind: given.kind,
    legalFirstName: given.legalFirstName.trim(),
    legalLastName: given.legalLastName.trim(),
    legalBusinessName: isBusiness ? (given.legalBusinessName?.trim() ?? '') : null,
    duns: isBusiness ? digitsOf(given.duns) : null,
    email: given.email.trim().toLowerCase(),
  }
}

/** Checks the legal identity of a vendor. */
export function legalFaults(identity: LegalIdentity): FaultList {
  const { legalFirstName, legalLastName, legalBusinessName, duns, email } = identity
  return [
    ...lengthFaults({ legalFirstName, legalLastName }, TEXT_LIMITS.personName),
    ...(identity.kind === 'BUSINESS'
      ? lengthFaults({ legalBusinessName }, TEXT_LIMITS.businessName)
      : []),
    ...dunsFault(duns),
    ...emailFault(email),
  ]
}

/** The number is written with hyphens on paper: 12-345-6789. */
function digitsOf(duns: string | null | undefined): string | null {
  return duns?.replace(/[\s-]/g, '') || null
}

function dunsFault(duns: string | null): FaultList {
  if (!duns || DUNS_PATTERN.test(duns)) return []
  const message = 'A D.U.N.S. number has nine digits. Leave it empty if you have none.'
  return [
    { kind: 'field', code: 'INVALID', message, path: ['duns'], limit: 9, actual: duns.length },
  ]
}
