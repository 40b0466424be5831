/** What a form may leave open, and Gatehouse fills in for each version. */
export const TEMPLATE_PLACEHOLDERS = {
  'vendor.legalName': 'Legal name of the vendor',
  'vendor.address': 'Address of the vendor',
  'app.name': 'Name of the app',
  'app.version': 'Number of the version',
  'app.riskTier': 'Risk tier of the app',
  'app.scopes': 'Scopes the version asks for',
  'organization.name': 'Name of the hospital',
  'organization.supportEmail': 'Support address of the hospital',
  'review.submittedOn': 'Day the version was submitted',
} as const

export type TemplatePlaceholder = keyof typeof TEMPLATE_PLACEHOLDERS

const OPEN = /\{\{([^{}]*)\}\}/g

/** Names the placeholders of a text that nobody fills, as they are written, each once. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(OPEN)].map(([, name = '']) => name.trim())
  return [...new Set(named)].filter((name) => !Object.hasOwn(TEMPLATE_PLACEHOLDERS, name))
}

/** Fills what a text leaves open. What has no value stays a line to write on. */
export function filledText(
  text: string,
  facts: Readonly<Partial<Record<TemplatePlaceholder, string>>>,
): string {
  const values: ReadonlyMap<string, string> = new Map(Object.entries(facts))
  return text.replace(OPEN, (_whole, name: string) => values.get(name.trim()) || '________')
}
