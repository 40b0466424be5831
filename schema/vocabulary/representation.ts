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
