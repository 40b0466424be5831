/** Splits plain text into its paragraphs, which empty lines part; each comes once. */
export function paragraphsOf(body: string): string[] {
  const parts = body.split(/\n\s*\n/).map((part) => part.trim())
  return [...new Set(parts.filter(Boolean))]
}
