import {
  FIRST_TEMPLATES,
  TEMPLATE_KINDS,
  type TemplateItem,
  type TemplateKind,
} from '../../../schema/vocabulary/review-template.ts'
import type { RequestContext } from '../../context.ts'
import { ReviewTemplate } from '../../entities/app/review-template.entity.ts'
import { ReviewTemplateProposal } from '../../entities/app/review-template-proposal.entity.ts'

/** A form of the review in one version. */
export interface TemplateVersion {
  kind: TemplateKind
  version: number
  body: string
  items: readonly TemplateItem[]
  /** Absent for version 1, which every hospital starts with. */
  published?: Pick<ReviewTemplate, 'summary' | 'createdAt' | 'publishedById' | 'proposedById'>
}

/** Reads the forms in force now, or at a moment, one of each kind, in one statement. */
export async function templatesInForce(ctx: RequestContext, at?: Date): Promise<TemplateVersion[]> {
  const rows = await ctx.em.find(
    ReviewTemplate,
    { organizationId: ctx.organizationId, ...(at ? { createdAt: { $lte: at } } : {}) },
    { orderBy: { version: 'asc' } },
  )
  const latest = new Map(rows.map((row) => [row.kind, row]))
  return TEMPLATE_KINDS.map((kind) => templateOf(latest.get(kind), kind))
}

/** Reads every version of some forms, newest first; the last of each is what every hospital starts with. */
export async function versionsOfTemplates(
  ctx: RequestContext,
  kinds: readonly TemplateKind[],
): Promise<TemplateVersion[][]> {
  const rows = await ctx.em.find(
    ReviewTemplate,
    { organizationId: ctx.organizationId, kind: { $in: [...kinds] } },
    { orderBy: { version: 'desc' } },
  )
  return kinds.map((kind) => [
    ...rows.filter((row) => row.kind === kind).map((row) => templateOf(row, kind)),
    templateOf(undefined, kind),
  ])
}

/** Reads one version of a form, or the one in force. */
export async function templateVersion(
  ctx: RequestContext,
  kind: TemplateKind,
  version?: number | null,
): Promise<TemplateVersion | undefined> {
  const [versions = []] = await versionsOfTemplates(ctx, [kind])
  return version ? versions.find((each) => each.version === version) : versions[0]
}

/** Reads the proposals that wait for a second person, at most one per form. */
export function openTemplateProposals(ctx: RequestContext): Promise<ReviewTemplateProposal[]> {
  const open = { organizationId: ctx.organizationId, state: 'OPEN' } as const
  return ctx.em.find(ReviewTemplateProposal, open, { orderBy: { createdAt: 'asc' } })
}

function templateOf(row: ReviewTemplate | undefined, kind: TemplateKind): TemplateVersion {
  if (!row) return { kind, version: 1, ...FIRST_TEMPLATES[kind] }
  const { version, body, items } = row
  return { kind, version, body, items, published: row }
}
