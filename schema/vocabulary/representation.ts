import type { Range } from './limits.ts'

/** As what somebody acts for a patient; who acts for themselves needs no relation. */
export const REPRESENTATION_KINDS = ['PARENT', 'GUARDIAN', 'HEALTHCARE_PROXY', 'CAREGIVER'] as const
export type RepresentationKind = (typeof REPRESENTATION_KINDS)[number]

/** As people read it. */
export const REPRESENTATION_KIND_NAMES = {
  PARENT: 'Parent',
  GUARDIAN: 'Guardian',
  HEALTHCARE_PROXY: 'Healthcare proxy',
  CAREGIVER: 'Caregiver',
} as const satisfies Readonly<Record<RepresentationKind, string>>

/** Why it ended: a court order, a coming of age, a mistake. Systems may leave it out, people may not. */
export const REPRESENTATION_LIMITS = {
  endReason: { min: 10, max: 1000 },
} as const satisfies Record<string, Range>
