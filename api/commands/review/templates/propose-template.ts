import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import {
  TEMPLATE_KIND_NAMES,
  type TemplateKind,
  type TemplateText,
} from '../../../../schema/vocabulary/review-template.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import {
  normalizedTemplate,
  templateFaults,
  templateLines,
} from '../../../domain/governance/template-rules.ts'
import { ok } from '../../../domain/result.ts'
import { ReviewTemplateProposal } from '../../../entities/app/review-template-proposal.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { templateVersion } from '../../../queries/review/review-templates.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, type FieldFault, refuse } from '../../user-fault.ts'

export interface TemplateProposalInput extends TemplateText {
  kind: TemplateKind
  /** What changed, for whoever publishes it and everybody who reads the history. */
  summary: string
}

/**
 * Proposes the next version of a form of the review; a second person publishes it (R257-R260, LIFECYCLE D2).
 *
 * Refuses forms outside the limits, placeholders nobody fills, the form that is in force already, and a second proposal
 * beside an open one.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function proposeTemplate(
  ctx: RequestContext,
  input: TemplateProposalInput,
): Promise<CommandResult<ReviewTemplateProposal>> {
  const viewer = requireViewer(ctx)
  const { kind } = input
  const text = normalizedTemplate(input)
  const summary = input.summary.trim()
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'policy.write')) return deny(ctx, 'policy.write')
    const faults = [
      ...templateFaults(kind, text).map((each): FieldFault => ({ kind: 'field', ...each })),
      ...lengthFaults({ summary }, TEXT_LIMITS.templateSummary),
    ]
    if (faults.length) return { ok: false, error: faults }
    await lockName(tx, 'review-template', kind)
    const standing = await requireFreeAndNew(tx, kind, text)
    if (!standing.ok) return standing
    const now = tx.ports.clock.now()
    const proposal = tx.em.create(ReviewTemplateProposal, {
      ...{ kind, summary, body: text.body, items: [...text.items] },
      organizationId: tx.organizationId,
      state: 'OPEN',
      proposedById: viewer.userId,
      createdAt: now,
      updatedAt: now,
      revision: 1,
    })
    recordEvent(
      tx,
      { action: 'review-template.proposed', detail: { kind, summary } },
      { type: 'review-template.moved', kind, to: 'PROPOSED' },
    )
    await tx.em.flush()
    return ok(proposal)
  })
}

async function requireFreeAndNew(
  ctx: RequestContext,
  kind: TemplateKind,
  text: TemplateText,
): Promise<CommandResult<unknown>> {
  const present = await templateVersion(ctx, kind)
  if (present && templateLines(present) === templateLines(text) && haveSameKeys(present, text)) {
    const message = 'This is the form in force, word for word. Change something.'
    return refuse({ code: 'INVALID', message, path: ['body'] })
  }
  const open = { organizationId: ctx.organizationId, kind, state: 'OPEN' } as const
  if (!(await ctx.em.count(ReviewTemplateProposal, open))) return ok(undefined)
  const name = TEMPLATE_KIND_NAMES[kind].toLowerCase()
  const message = `Another version of the ${name} is proposed already. Publish or withdraw that one first.`
  return refuse({ code: 'NOT_UNIQUE', message, path: ['kind'] })
}

function haveSameKeys(one: TemplateText, other: TemplateText): boolean {
  const keys = ({ items }: TemplateText) => items.map(({ key }) => key).join(' ')
  return keys(one) === keys(other)
}
