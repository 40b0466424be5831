import {
  DATA_POLICY_LIMITS,
  type DataPolicyContent,
} from '../../../../schema/vocabulary/data-policy.ts'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { parseElementPath } from '../../../domain/policy/element-path.ts'
import { normalizedPolicy, policyFaults } from '../../../domain/policy/policy-faults.ts'
import { ok } from '../../../domain/result.ts'
import { DataPolicy } from '../../../entities/platform/data-policy.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import type { Ports } from '../../../ports.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, type FieldFault, refuse } from '../../user-fault.ts'
import { findOpenPolicy } from './find-data-policy.ts'

export interface DataPolicyDraftInput extends DataPolicyContent {
  environment: LaunchEnvironment
  /** The draft that is changed; absent for a new one. */
  policyId?: string
  expectedRevision?: number
  /** What changed, for whoever publishes it and everybody who reads the history. */
  summary: string
}

/**
 * Writes the next version of the data policy, or changes the one that is open; nobody meets it before a second person
 * has published it (R221, R222).
 *
 * Refuses rules outside the limits, elements the standard does not have, and a second open version of an environment.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function draftDataPolicy(
  ctx: RequestContext,
  input: DataPolicyDraftInput,
): Promise<CommandResult<DataPolicy>> {
  const viewer = requireViewer(ctx)
  const { environment, policyId, expectedRevision = 0 } = input
  const content = normalizedPolicy(input)
  const summary = input.summary.trim()
  return inTransaction(ctx, async (tx) => {
    if (!can(viewer, 'policy.write')) return deny(ctx, 'policy.write')
    const faults = [
      ...policyFaults(content).map((each): FieldFault => ({ kind: 'field', ...each })),
      ...lengthFaults({ summary }, DATA_POLICY_LIMITS.summary),
    ]
    if (faults.length) return { ok: false, error: faults }
    const strange = await unknownElements(tx, content)
    if (strange.length) return { ok: false, error: strange }
    const written = policyId
      ? await changed(ctx, tx, { policyId, expectedRevision, content, summary })
      : await created(tx, { environment, content, summary, proposedById: viewer.userId })
    if (!written.ok) return written
    const { number } = written.value
    recordEvent(
      tx,
      { action: 'data-policy.drafted', detail: { environment, number, summary } },
      { type: 'data-policy.moved', environment, to: 'DRAFT' },
    )
    await tx.em.flush()
    return written
  })
}

type Words = Pick<DataPolicy, 'content' | 'summary'>

/** Whoever wrote last is who proposes: a second person is somebody else than them. */
async function changed(
  ctx: RequestContext,
  tx: RequestContext,
  { content, summary, ...at }: Words & { policyId: string; expectedRevision: number },
): Promise<CommandResult<DataPolicy>> {
  const found = await findOpenPolicy(ctx, tx, at)
  if (!found.ok) return found
  const proposedById = requireViewer(ctx).userId
  tx.em.assign(found.value, { content, summary, proposedById, state: 'DRAFT' })
  tx.em.assign(found.value, { preview: null, previewedAt: null })
  return found
}

async function created(
  tx: RequestContext,
  { environment, ...words }: Words & Pick<DataPolicy, 'environment' | 'proposedById'>,
): Promise<CommandResult<DataPolicy>> {
  await lockName(tx, 'data-policy', environment)
  const { organizationId } = tx
  const own = { organizationId, environment }
  if (await tx.em.count(DataPolicy, { ...own, state: { $in: ['DRAFT', 'PREVIEWED'] } })) {
    const message = 'Another version is open already. Change, publish or discard that one.'
    return refuse({ code: 'NOT_UNIQUE', message, path: ['environment'] })
  }
  const latest = await tx.em.findOne(DataPolicy, own, { orderBy: { number: 'desc' } })
  const now = tx.ports.clock.now()
  const policy = tx.em.create(DataPolicy, {
    ...{ ...own, ...words, number: (latest?.number ?? 0) + 1, state: 'DRAFT' },
    ...{ createdAt: now, updatedAt: now, revision: 1 },
  })
  return ok(policy)
}

/** An element that is misspelt would be left in every answer, and nobody would notice. */
async function unknownElements(
  { ports }: RequestContext,
  { rules }: DataPolicyContent,
): Promise<FieldFault[]> {
  const faults: FieldFault[] = []
  for (const [index, { elements }] of rules.entries()) {
    for (const [place, text] of elements.entries()) {
      const unknown = await unknownElement(ports, text)
      if (unknown === undefined) continue
      const message = `FHIR R4 has no element ${unknown}.`
      const at = ['rules', String(index), 'elements', String(place)]
      faults.push({ kind: 'field', code: 'INVALID', message, path: at })
    }
  }
  return faults
}

/** The first of what a path names that the standard does not have: the element, or what a filter asks. */
async function unknownElement(
  { fhirElements }: Pick<Ports, 'fhirElements'>,
  text: string,
): Promise<string | undefined> {
  const path = parseElementPath(text)
  if (!path.ok) return undefined
  const { resourceType, steps } = path.value
  const names = steps.map(({ name, isChoice }) => (isChoice ? `${name}[x]` : name))
  const asked = steps.flatMap(({ where }, i) =>
    (where?.equalities ?? []).map((each) => [...names.slice(0, i + 1), ...each.path.split('.')]),
  )
  for (const each of [names, ...asked]) {
    const isKnown = await fhirElements.hasElement(resourceType, each)
    if (!isKnown) return [resourceType, ...each].join('.')
  }
  return undefined
}
