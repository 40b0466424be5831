import { defineEntity, p } from '@mikro-orm/core'
import type { DocsSectionKey } from '../../../schema/vocabulary/docs-section.ts'
import { editableRow } from '../base.entity.ts'

/** A section in the words of the hospital. */
export interface DocsSectionText {
  title: string
  /** Paragraphs, separated by empty lines. */
  body: string
}

const DeveloperDocsSchema = defineEntity({
  name: 'DeveloperDocs',
  tableName: 'developer_docs',
  properties: {
    ...editableRow,
    /** Only what the hospital wrote itself; for the rest the words the product brings stand. */
    sections: p.json<Partial<Record<DocsSectionKey, DocsSectionText>>>(),
  },
})

/** What the hospital wrote on its page for developers (R005); there is no row until it wrote something. */
export class DeveloperDocs extends DeveloperDocsSchema.class {}
DeveloperDocsSchema.setClass(DeveloperDocs)
