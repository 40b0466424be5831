import {
  DEFAULT_DOCS,
  DOCS_SECTIONS,
  type DocsSectionKey,
  type DocsText,
} from '../../../schema/vocabulary/docs-section.ts'
import type { RequestContext } from '../../context.ts'
import { DeveloperDocs } from '../../entities/platform/developer-docs.entity.ts'

export interface DocsSectionView extends DocsText {
  key: DocsSectionKey
  /** False where the hospital wrote its own words. */
  isDefault: boolean
}

export interface DeveloperDocsView {
  sections: DocsSectionView[]
  /** Zero until the hospital wrote something. */
  revision: number
}

/** Reads the page for developers: the hospital's words, and the product's where it has none. */
export async function developerDocs(ctx: RequestContext): Promise<DeveloperDocsView> {
  const docs = await ctx.em.findOne(DeveloperDocs, { organizationId: ctx.organizationId })
  const sections = DOCS_SECTIONS.map((key) => {
    const own = docs?.sections[key]
    return { key, ...(own ?? DEFAULT_DOCS[key]), isDefault: !own }
  })
  return { sections, revision: docs?.revision ?? 0 }
}
