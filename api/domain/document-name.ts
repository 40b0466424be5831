import { DOCUMENT_LIMITS } from '../../schema/vocabulary/limits.ts'

/** Characters nobody sees: controls, marks that turn the direction of text, halves of characters, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu

/**
 * The name of a document, taken from its file (R108): without folders, without what could make it look like another
 * file, and with the ending of what it is. A name of nothing else becomes "document.pdf".
 */
export function documentFileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const seen = last.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ')
  const name = seen.replace(/[<>:"|?*]/g, '_').replace(/^[ .]+|[ .]+$/g, '')
  const { extension } = DOCUMENT_LIMITS
  if (!name || name.toLowerCase() === extension.slice(1)) return `document${extension}`
  return name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`
}
