import { diffArrays, diffWordsWithSpace } from 'diff'
import type { TextChangeKind, WordChangeKind } from '../../../schema/vocabulary/text-change.ts'

/** A stretch of words that stayed, came or went. */
export interface WordChange {
  kind: WordChangeKind
  text: string
}

/** A paragraph, and what became of it. Its parts, joined without the removed ones, are the new paragraph. */
export interface ParagraphChange {
  kind: TextChangeKind
  parts: WordChange[]
}

/**
 * Compares two texts paragraph by paragraph, and word by word where one paragraph took the place of another.
 *
 * What is not ADDED, put together again, is the earlier text; what is not REMOVED, the later one.
 */
export function textChanges(earlier: string, later: string): ParagraphChange[] {
  const changes: ParagraphChange[] = []
  let gone: string[] = []
  for (const { added, removed, value } of diffArrays(lines(earlier), lines(later))) {
    if (removed) {
      gone = value
    } else if (added) {
      changes.push(...replaced(gone, value))
      gone = []
    } else {
      changes.push(...gone.map((text) => whole('REMOVED', text)))
      gone = []
      changes.push(...value.map((text) => whole('SAME', text)))
    }
  }
  return [...changes, ...gone.map((text) => whole('REMOVED', text))]
}

/** Paragraphs that stand where others stood: compared in pairs when they have enough in common, else whole. */
function replaced(gone: readonly string[], come: readonly string[]): ParagraphChange[] {
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => at)
  return pairs.flatMap((at) => {
    const [was, is] = [gone[at], come[at]]
    if (was === undefined) return is === undefined ? [] : [whole('ADDED', is)]
    if (is === undefined) return [whole('REMOVED', was)]
    const parts = wordChanges(was, is)
    const kept = parts.reduce((sum, { kind, text }) => sum + (kind === 'SAME' ? text.length : 0), 0)
    const isReworded = kept * 3 >= Math.min(was.length, is.length)
    return isReworded ? [{ kind: 'CHANGED', parts }] : [whole('REMOVED', was), whole('ADDED', is)]
  })
}

function wordChanges(was: string, is: string): WordChange[] {
  return diffWordsWithSpace(was, is).map(({ added, removed, value }) => {
    if (added) return { kind: 'ADDED', text: value }
    return { kind: removed ? 'REMOVED' : 'SAME', text: value }
  })
}

function whole(kind: WordChangeKind, text: string): ParagraphChange {
  return { kind, parts: [{ kind, text }] }
}

function lines(text: string): string[] {
  return text.split('\n')
}
