import type { DocsSection } from './use-docs.ts'

/** What a section says. */
export interface Words {
  readonly title: string
  readonly body: string
}

/** What somebody typed for a section, and the published words they began with. */
export interface SectionDraft {
  readonly words: Words
  readonly from: Words
}

/** The published words of a section. */
export function wordsOf({ title, body }: DocsSection): Words {
  return { title, body }
}

/** Says whether other words were published than those somebody began with. */
export function isOvertaken({ from }: SectionDraft, { title, body }: DocsSection): boolean {
  return from.title !== title || from.body !== body
}
