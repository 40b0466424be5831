import {
  FIRST_TEMPLATES,
  TEMPLATE_KINDS,
  type TemplateItem,
  type TemplateKind,
} from '../../../schema/vocabulary/review-template.ts'
import type { RequestContext } from '../../context.ts'
import { ReviewTemplate } from '../../entities/app/review-template.entity.ts'

/** A form of the review as it is in force. */
export interface TemplateInForce {
  kind: TemplateKind
  version: number
  body: string
  items: readonly TemplateItem[]
  /** Absent for version 1, which every hospital starts with. */
  published?: Pick<ReviewTemplate, 'summary' | 'createdAt' | 'publishedById'>
}

/** Reads the forms in force, one of each kind, in one statement. */
export async function templatesInForce(ctx: RequestContext): Promise<TemplateInForce[]> {
  const rows = await ctx.em.find(
    ReviewTemplate,
    { organizationId: ctx.organizationId },
    { orderBy: { version: 'asc' } },
  )
  const latest = new Map(rows.map((row) => [row.kind, row]))
  return TEMPLATE_KINDS.map((kind) => {
    const row = latest.get(kind)
    if (!row) return { kind, version: 1, ...FIRST_TEMPLATES[kind] }
    const { version, body, items } = row
    return { kind, version, body, items, published: row }
  })
}
