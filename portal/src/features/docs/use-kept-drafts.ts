import { useLocalStorage } from '@mantine/hooks'
import type { DocsSectionKey } from '../../../../schema/vocabulary/docs-section.ts'
import type { SectionDraft } from './section-draft.ts'

type Drafts = Partial<Record<DocsSectionKey, SectionDraft>>

const NONE: Drafts = {}

/**
 * Keeps what was typed and is not published, by section, in this browser: looking at another section, leaving the page
 * and closing the browser lose nothing. The words are meant for everybody, so nothing is given away by keeping them.
 */
export function useKeptDrafts() {
  return useLocalStorage<Drafts>({
    key: 'gatehouse.docs-drafts',
    defaultValue: NONE,
    getInitialValueInEffect: false,
  })
}
