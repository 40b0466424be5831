import type { DocsSectionKey } from '../../../schema/vocabulary/docs-section.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { ok } from '../../domain/result.ts'
import {
  DeveloperDocs,
  type DocsSectionText,
} from '../../entities/platform/developer-docs.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { deny, requireViewer } from '../authorize.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../revision.ts'
import { type CommandResult, stale } from '../user-fault.ts'

export interface DocsInput {
  /** Sections that change. Without a text, the words the product brings stand again. */
  sections: { key: DocsSectionKey; text?: DocsSectionText | null }[]
  /** Zero while the hospital wrote nothing yet. */
  expectedRevision: number
}

/**
 * Writes the hospital's own words on the page for developers (R005). Plain paragraphs: nothing in them is markup.
 *
 * @throws ForbiddenError for everybody but administrators of the organisation.
 */
export async function updateOrganizationDocs(
  ctx: RequestContext,
  input: DocsInput,
): Promise<CommandResult<DeveloperDocs>> {
  if (!can(requireViewer(ctx), 'organization.administer')) {
    return deny(ctx, 'organization.administer')
  }
  const faults = input.sections.flatMap(sectionFaults)
  if (faults.length) return { ok: false, error: faults }
  return inTransaction(ctx, async (tx) => {
    const { organizationId } = tx
    await lockName(tx, 'developer-docs', organizationId)
    const known = await tx.em.findOne(DeveloperDocs, { organizationId }, FOR_UPDATE)
    const revision = known?.revision ?? 0
    if (revision !== input.expectedRevision) return stale(input.expectedRevision, revision)
    const docs = known ?? firstDocs(tx)
    docs.sections = changed(docs.sections, input.sections)
    docs.updatedAt = tx.ports.clock.now()
    const sections = input.sections.map(({ key }) => key)
    recordEvent(tx, { action: 'organization.changed', detail: { docs: sections } })
    return ok(docs)
  })
}

function firstDocs(ctx: RequestContext): DeveloperDocs {
  const now = ctx.ports.clock.now()
  return ctx.em.create(DeveloperDocs, {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    sections: {},
  })
}

function changed(
  before: DeveloperDocs['sections'],
  sections: DocsInput['sections'],
): DeveloperDocs['sections'] {
  const after = { ...before }
  for (const { key, text } of sections) {
    if (text) after[key] = { title: text.title.trim(), body: text.body.trim() }
    else delete after[key]
  }
  return after
}

function sectionFaults({ key, text }: DocsInput['sections'][number]): FaultList {
  if (!text) return []
  const faults = [
    ...lengthFaults({ title: text.title }, TEXT_LIMITS.docsTitle),
    ...lengthFaults({ body: text.body }, TEXT_LIMITS.docsBody),
  ]
  return faults.map((fault) => ({ ...fault, path: ['sections', key, ...(fault.path ?? [])] }))
}
