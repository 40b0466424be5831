/** What a visitor writes, in the order of the form; the names are those of the contract. */
export const FIELDS = [
  'appName',
  'homepageUrl',
  'why',
  'requesterName',
  'requesterEmail',
  'department',
] as const

export type RequestField = (typeof FIELDS)[number]
