/** Answers an address a page may link to, or undefined: only http and https lead anywhere. */
export function safeUrl(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) ? url.href : undefined
}

/** Answers a link for a support contact, which vendors give as an address of mail or of a page. */
export function contactUrl(contact: string): string | undefined {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) ? `mailto:${contact}` : safeUrl(contact)
}
