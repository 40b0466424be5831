/**
 * What a person reads on a page, roughly: without scripts, styles, comments and tags, each run of blanks as one. So a page
 * that carries another number in a hidden field each time says the same. Only for comparing; nothing of it is ever shown.
 */
export function readableText(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<(script|style|noscript|template)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
