/** How a paragraph, or a stretch of words, of one text relates to another text. */
export const TEXT_CHANGE_KINDS = ['SAME', 'ADDED', 'REMOVED', 'CHANGED'] as const
export type TextChangeKind = (typeof TEXT_CHANGE_KINDS)[number]

/** How a stretch of words inside one paragraph changed. */
export const WORD_CHANGE_KINDS = ['SAME', 'ADDED', 'REMOVED'] as const
export type WordChangeKind = (typeof WORD_CHANGE_KINDS)[number]

/** The words of a change, for those who do not see colours. */
export const TEXT_CHANGE_NAMES: Readonly<Record<TextChangeKind, string>> = {
  SAME: 'Unchanged',
  ADDED: 'Added',
  REMOVED: 'Removed',
  CHANGED: 'Changed',
}
