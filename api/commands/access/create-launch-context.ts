import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext, ServiceCaller } from '../../context.ts'
import {
  FHIR_CONTEXT_LONGEST,
  FHIR_CONTEXT_MOST,
  LAUNCH_TOKEN_SECONDS,
  type LaunchReference,
  launchAddress,
  launchReferenceFault,
} from '../../domain/ehr-launch.ts'
import { type FhirBase, namedBase, startingBase } from '../../domain/fhir-base.ts'
import { refusalForEhr, workflowFault, workflowRefusal } from '../../domain/launch-workflow.ts'
import { mayOpenRecord, patientAccess } from '../../domain/patient-access.ts'
import { ok } from '../../domain/result.ts'
import { EhrLaunch } from '../../entities/access/ehr-launch.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { activeAccount, signInAccount } from '../../queries/access/account.ts'
import { type LaunchableClient, launchableClient } from '../../queries/access/launchable-client.ts'
import { encounterOf, patientById } from '../../queries/access/patients.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import { requireService } from './require-service.ts'

const INTENT_MOST = 200
const APP_CONTEXT_MOST = 2000

/** What is on the screen of an EHR, and who sits in front of it. */
export interface LaunchContextInput {
  clientId: string
  environment?: string | null
  /** Address of the FHIR base the app is to read. @default the first it may reach */
  fhirBase?: string | null
  /** Address the person signs in here with. */
  email: string
  patient?: string | null
  encounter?: string | null
  intent?: string | null
  /** The kind of work it is opened from, as the scope catalog names it. */
  workflow?: string | null
  needPatientBanner?: boolean | null
  fhirContext?: GivenReference[] | null
  /** What a card of CDS Hooks or a Task hands to the app; handed on as it is. */
  appContext?: string | null
  /** The address a card or a Task names; it has to be the one the app registered. */
  launchUrl?: string | null
}

/** A reference as it is asked for: what is absent may be null. */
interface GivenReference {
  reference?: string | null
  canonical?: string | null
  identifier?: { system?: string | null; value: string } | null
  type?: string | null
  role?: string | null
}

export interface NewLaunch {
  /** The only time it is seen in clear. */
  launch: string
  launchUrl: string | null
  environment: EhrLaunch['environment']
  expiresAt: Date
  /** Why the launch will end at a page that explains; null where it opens the app (R289). */
  workflowRefusal: string | null
}

/**
 * Binds what is on the screen of an EHR to a token that opens one app once, for one person, within five minutes. The
 * person has to be one who may open the record, and the encounter one of that patient (SMART.md EHR-03, CTX-03).
 */
export async function createLaunchContext(
  ctx: RequestContext,
  input: LaunchContextInput,
): Promise<CommandResult<NewLaunch>> {
  const service = await requireService(ctx, 'launch-context.create')
  const checked = await check(ctx, service, input)
  if (!checked.ok) return checked
  return inTransaction(ctx, async (tx) => ok(keep(tx, service, checked.value)))
}

interface Checked {
  client: LaunchableClient
  base: FhirBase
  launchUrl: string | null
  environment: EhrLaunch['environment']
  userId: string
  patientId: string | null
  encounterId: string | null
  intent: string | null
  workflow: string | null
  needPatientBanner: boolean
  fhirContext: LaunchReference[]
  appContext: string | null
}

async function check(
  ctx: RequestContext,
  service: ServiceCaller,
  input: LaunchContextInput,
): Promise<CommandResult<Checked>> {
  const app = await appOf(ctx, service, input)
  if (!app.ok) return app
  const wrong = textFault(input)
  if (wrong) return wrong
  const { environment } = app.value
  const known = await signInAccount(ctx.em, ctx.organizationId, input.email)
  const person = known && (await activeAccount(ctx.ports.rowReader, environment, known.id))
  if (!person) {
    const message = 'Nobody with this address may sign in here.'
    return refuse({ code: 'NOT_FOUND', message, path: ['email'] })
  }
  const patientId = bareId(input.patient, 'Patient')
  const encounterId = bareId(input.encounter, 'Encounter')
  const fault = await recordFault(ctx, {
    environment,
    access: patientAccess(environment, person),
    patientId,
    encounterId,
  })
  if (fault) return fault
  return ok({
    ...app.value,
    userId: person.id,
    patientId,
    encounterId,
    intent: input.intent?.trim() || null,
    workflow: input.workflow?.trim() || null,
    needPatientBanner: input.needPatientBanner ?? false,
    fhirContext: (input.fhirContext ?? []).map(asGiven),
    appContext: input.appContext || null,
  })
}

/** A service account of the sandbox opens apps there; one of production opens them in both. */
async function appOf(ctx: RequestContext, service: ServiceCaller, input: LaunchContextInput) {
  const wanted = input.environment?.trim().toUpperCase() || service.environment
  const environment = LAUNCH_ENVIRONMENTS.find((one) => one === wanted)
  const isIts = service.environment === 'PRODUCTION' || environment === 'SANDBOX'
  if (!environment || !isIts) {
    const message = environment
      ? 'A service account of the sandbox opens apps in the sandbox.'
      : 'The environment is production or sandbox.'
    return refuse({ code: 'INVALID', message, path: ['environment'] })
  }
  const { clientId } = input
  const at = ctx.ports.clock.now()
  const client = await launchableClient(ctx.ports.rowReader, { environment, clientId, at })
  if (!client || client.clientType === 'BACKEND_SERVICE') {
    const message = `No app with this client id can be opened in ${environment.toLowerCase()}.`
    return refuse({ code: 'NOT_FOUND', message, path: ['clientId'] })
  }
  // CDS Hooks 2.0 and SMART's Task profiles: an app is opened at an address it registered, and at no other (EHR-13, EHR-14).
  if (input.launchUrl && input.launchUrl !== client.launchUrl) {
    const message = 'The app did not register this launch URL.'
    return refuse({ code: 'INVALID', message, path: ['launchUrl'] })
  }
  const base = baseOf(ctx, input, { client, environment })
  return base.ok ? ok({ client, environment, base: base.value, launchUrl: client.launchUrl }) : base
}

/** Whose records they are people say by the ids of the first base, so that only bases with the same ones can be named. */
function baseOf(
  { urls }: RequestContext,
  { fhirBase }: LaunchContextInput,
  { client, environment }: Pick<Checked, 'client' | 'environment'>,
): CommandResult<FhirBase> {
  const url = fhirBase?.trim()
  if (!url) return ok(startingBase(urls, environment, client))
  const named = namedBase(urls, environment, { url, visitor: client })
  return named.ok ? named : refuse({ code: 'INVALID', message: named.error, path: ['fhirBase'] })
}

function textFault({ appContext, fhirContext, intent, workflow }: LaunchContextInput) {
  const unknown = workflow?.trim() ? workflowFault(workflow.trim()) : undefined
  if (unknown) return refuse({ code: 'INVALID', message: unknown, path: ['workflow'] })
  if (intent && intent.length > INTENT_MOST) {
    const message = `The intent has at most ${INTENT_MOST} characters.`
    const facts = { limit: INTENT_MOST, actual: intent.length }
    return refuse({ code: 'TOO_LONG', message, path: ['intent'], ...facts })
  }
  if (appContext && appContext.length > APP_CONTEXT_MOST) {
    const message = `The context for the app has at most ${APP_CONTEXT_MOST} characters.`
    const facts = { limit: APP_CONTEXT_MOST, actual: appContext.length }
    return refuse({ code: 'TOO_LONG', message, path: ['appContext'], ...facts })
  }
  const references = fhirContext ?? []
  if (references.length > FHIR_CONTEXT_MOST) {
    const message = `A launch has at most ${FHIR_CONTEXT_MOST} further references.`
    const facts = { limit: FHIR_CONTEXT_MOST, actual: references.length }
    return refuse({ code: 'TOO_LONG', message, path: ['fhirContext'], ...facts })
  }
  const length = JSON.stringify(references.map(asGiven)).length
  if (length > FHIR_CONTEXT_LONGEST) {
    const message = `The further references have at most ${FHIR_CONTEXT_LONGEST} characters together.`
    const facts = { limit: FHIR_CONTEXT_LONGEST, actual: length }
    return refuse({ code: 'TOO_LONG', message, path: ['fhirContext'], ...facts })
  }
  for (const [index, reference] of references.entries()) {
    const message = launchReferenceFault(asGiven(reference))
    if (message) return refuse({ code: 'INVALID', message, path: ['fhirContext', String(index)] })
  }
  return undefined
}

interface RecordQuestion {
  environment: EhrLaunch['environment']
  access: ReturnType<typeof patientAccess>
  patientId: string | null
  encounterId: string | null
}

async function recordFault(
  { ports }: RequestContext,
  { access, encounterId, environment, patientId }: RecordQuestion,
) {
  if (!patientId) {
    if (!encounterId) return undefined
    const message = 'An encounter comes with its patient.'
    return refuse({ code: 'REQUIRED', message, path: ['patient'] })
  }
  const fhir = ports.upstreamFhir[environment]
  if (!mayOpenRecord(access, patientId) || !(await patientById(fhir, patientId))) {
    const message = 'There is no such patient, or this person may not open the record.'
    return refuse({ code: 'NOT_FOUND', message, path: ['patient'] })
  }
  if (!encounterId || (await encounterOf(fhir, patientId, encounterId))) return undefined
  const message = 'This patient has no such encounter.'
  return refuse({ code: 'NOT_FOUND', message, path: ['encounter'] })
}

function keep(ctx: RequestContext, service: ServiceCaller, checked: Checked): NewLaunch {
  const { base, client, launchUrl, ...bound } = checked
  const launch = randomToken()
  const now = ctx.ports.clock.now()
  const expiresAt = new Date(now.getTime() + LAUNCH_TOKEN_SECONDS * 1000)
  ctx.em.create(EhrLaunch, {
    ...bound,
    organizationId: ctx.organizationId,
    createdAt: now,
    tokenHash: sha256Hex(launch),
    serviceAccountId: service.id,
    openedBy: { clientId: service.clientId, name: service.name },
    oauthClientId: client.id,
    expiresAt,
    consumedAt: null,
  })
  const { appId, appVersionId, clientId, vendorId } = client
  const { encounterId, environment, intent, patientId, userId, workflow } = bound
  const refusal = workflowRefusal(workflow, client.grantedScopes)
  recordEvent(ctx, {
    action: 'launch-context.created',
    ...{ appId, appVersionId, clientId, vendorId, environment, userRef: userId },
    ...(patientId ? { patientRef: `Patient/${patientId}` } : {}),
    detail: {
      fhirBase: base.url,
      encounter: encounterId,
      intent,
      workflow,
      service: service.clientId,
    },
  })
  return {
    ...{ launch, environment, expiresAt },
    workflowRefusal: refusal ? refusalForEhr(refusal) : null,
    launchUrl: launchUrl && launchAddress(launchUrl, { iss: base.url, launch }),
  }
}

/** Absent rather than null, as apps will read it. */
function asGiven(given: GivenReference): LaunchReference {
  const { canonical, identifier, reference, role, type } = given
  return {
    ...(reference ? { reference } : {}),
    ...(canonical ? { canonical } : {}),
    ...(identifier ? { identifier: identifierGiven(identifier) } : {}),
    ...(type ? { type } : {}),
    ...(role ? { role } : {}),
  }
}

function identifierGiven({ system, value }: { system?: string | null; value: string }) {
  return system ? { system, value } : { value }
}

/** EHRs have ids as well as references at hand; both are understood, and nothing is an empty text. */
export function bareId(text: string | null | undefined, type: string): string | null {
  const id = text?.trim().replace(new RegExp(`^${type}/`), '')
  return id || null
}
