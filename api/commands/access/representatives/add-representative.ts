import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../../schema/vocabulary/representation.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { PatientRepresentation } from '../../../entities/access/patient-representation.entity.ts'
import { type AccountFacts, activeAccount, signInAccount } from '../../../queries/access/account.ts'
import { patientById } from '../../../queries/access/patients.ts'
import {
  type RepresentationView,
  representations,
} from '../../../queries/access/representations.ts'
import { inTransaction, lockName } from '../../revision.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'
import { bareId } from '../create-launch-context.ts'
import { requireOperator } from '../require-operator.ts'
import { recordRelation } from './record-relation.ts'

/** Whom the hospital lets act for whom. */
export interface RepresentativeInput {
  /** Address of the representative's account. */
  email: string
  /** That of the service, or production, when it is left out. */
  environment?: LaunchEnvironment | null
  patient: string
  kind: RepresentationKind
  relatedPerson?: string | null
  validFrom?: Date | null
  validUntil?: Date | null
  excludesSensitive?: boolean | null
}

interface Checked {
  environment: LaunchEnvironment
  person: AccountFacts
  patientId: string
  kind: RepresentationKind
  relatedPersonId: string | null
  validFrom: Date
  validUntil: Date | null
}

/**
 * Lets somebody act for a patient, from now or a day named, for good or until one. Refuses unknown accounts and patients, a
 * patient's own account, and a second relation of the same two.
 */
export async function addRepresentative(
  ctx: RequestContext,
  input: RepresentativeInput,
): Promise<CommandResult<RepresentationView>> {
  const service = await requireOperator(ctx, 'representative.manage')
  const checked = await check(ctx, input, service?.environment)
  if (!checked.ok) return checked
  const { person, ...facts } = checked.value
  return inTransaction(ctx, async (tx) => {
    const { environment, patientId } = facts
    await lockName(tx, 'representation', `${person.id} ${environment} ${patientId}`)
    const both = { userId: person.id, environment, patientId, endedAt: null }
    if (await tx.em.count(PatientRepresentation, both)) {
      const message = 'This person acts for this patient already. End that first to change it.'
      return refuse({ code: 'NOT_UNIQUE', message, path: ['patient'] })
    }
    const relation = tx.em.create(PatientRepresentation, {
      ...facts,
      organizationId: tx.organizationId,
      createdAt: tx.ports.clock.now(),
      userId: person.id,
      excludesSensitive: input.excludesSensitive ?? false,
      endedAt: null,
      endReason: null,
    })
    recordRelation(tx, 'representative.added', relation)
    await tx.em.flush()
    const [view] = await representations(tx, { id: relation.id })
    return view ? ok(view) : notFound('relation', ['id'])
  })
}

async function check(
  ctx: RequestContext,
  input: RepresentativeInput,
  own: LaunchEnvironment | undefined,
): Promise<CommandResult<Checked>> {
  const environment = input.environment ?? own ?? 'PRODUCTION'
  if (own === 'SANDBOX' && environment !== 'SANDBOX') {
    const message = 'A service account of the sandbox keeps relations of the sandbox.'
    return refuse({ code: 'INVALID', message, path: ['environment'] })
  }
  const now = ctx.ports.clock.now()
  const from = input.validFrom ?? now
  const validUntil = input.validUntil ?? null
  if (validUntil && (validUntil <= now || validUntil <= from)) {
    const message = 'It has to end after it begins, and in the future.'
    return refuse({ code: 'INVALID', message, path: ['validUntil'] })
  }
  return both(ctx, input, { environment, kind: input.kind, validFrom: from, validUntil })
}

async function both(
  ctx: RequestContext,
  input: RepresentativeInput,
  facts: Pick<Checked, 'environment' | 'kind' | 'validFrom' | 'validUntil'>,
): Promise<CommandResult<Checked>> {
  const { environment } = facts
  const known = await signInAccount(ctx.em, ctx.organizationId, input.email)
  const person = known && (await activeAccount(ctx.ports.rowReader, environment, known.id))
  if (!person) {
    const message = 'Nobody with this address may sign in here.'
    return refuse({ code: 'NOT_FOUND', message, path: ['email'] })
  }
  const patientId = bareId(input.patient, 'Patient') ?? ''
  const relatedPersonId = bareId(input.relatedPerson, 'RelatedPerson')
  if (relatedPersonId && !/^[A-Za-z0-9\-.]{1,64}$/.test(relatedPersonId)) {
    const message = 'This is not the id of a RelatedPerson.'
    return refuse({ code: 'INVALID', message, path: ['relatedPerson'] })
  }
  if (!patientId || !(await patientById(ctx.ports.upstreamFhir[environment], patientId))) {
    return refuse({ code: 'NOT_FOUND', message: 'There is no such patient.', path: ['patient'] })
  }
  if (person.fhirUser === `Patient/${patientId}`) {
    const message = 'This is the record of the person themselves, which they may open anyway.'
    return refuse({ code: 'INVALID', message, path: ['patient'] })
  }
  return ok({ ...facts, person, patientId, relatedPersonId })
}
