import type { ScopeAudience } from '../../../schema/vocabulary/scope-phrases/phrases.ts'
import {
  acknowledgeWarning,
  giveConsent,
  refuseConsent,
  renewGrant,
} from '../../commands/access/give-consent.ts'
import type { LaunchContext } from '../../domain/launch-context.ts'
import { patientAccess, type RepresentedPatient } from '../../domain/patient-access.ts'
import type { AccountFacts } from '../../queries/access/account.ts'
import { type AppOnConsentPage, appOnConsentPage } from '../../queries/access/consent-page.ts'
import type { LaunchableClient } from '../../queries/access/launchable-client.ts'
import { patientById } from '../../queries/access/patients.ts'
import {
  hasUnwarnedConsent,
  type RememberedConsent,
  rememberedConsents,
} from '../../queries/access/remembered-consents.ts'
import {
  allowsNothing,
  type ConsentChoices,
  consentChoices,
  grantedScopes,
} from '../consent-choices.ts'
import { actsBy, allowableFor } from '../launch-situation.ts'
import { type ConsentFault, consentForm } from '../pages/consent-page.ts'
import { sessionGonePage } from '../pages/error-page.ts'
import { receiptContent } from '../receipt-content.ts'
import { requestIdOf } from '../request-context.ts'
import { isCoveredBy, isSameSet } from '../requested-scopes.ts'
import { newSmartGrant } from '../smart-grant.ts'
import {
  answer,
  cancel,
  contextOf,
  field,
  fieldValues,
  type InteractionCall,
  launchContextOf,
  type PromptPage,
  proceed,
  requestedScopes,
} from './interaction-call.ts'

/** Which data the app gets, scope by scope (R183, SMART.md CONS-01). */
export const giveConsentPage: PromptPage = {
  async show(call) {
    const question = await questionOf(call)
    if (!question) return answer(call, sessionGonePage(call.page, requestIdOf(call.req)), 400)
    answer(call, await page(call, question))
  },

  async submit(call) {
    const question = await questionOf(call)
    if (!question) return answer(call, sessionGonePage(call.page, requestIdOf(call.req)), 400)
    if (field(call, 'action') !== 'allow') return refuse(call, question)
    const ticked = new Set(fieldValues(call, 'scope'))
    const granted = grantedScopes(question.choices, ticked)
    const fault = faultOf(call, question, granted)
    if (fault) return answer(call, await page(call, question, { fault, ticked }), 422)
    await allow(call, question, granted)
  },
}

/** Everything the decision is about. */
interface Question {
  client: LaunchableClient
  app: AppOnConsentPage
  person: AccountFacts
  launch: LaunchContext
  /** By which the person acts for the patient; undefined for their own record and for staff. */
  relation: RepresentedPatient | undefined
  choices: ConsentChoices
  audience: ScopeAudience
  /** The person allowed this version before its vendor declined the attestation. */
  isDeclinedSince: boolean
}

async function questionOf(call: InteractionCall): Promise<Question | undefined> {
  const { app: client, options, person } = call
  const app = client && (await appOnConsentPage(options.ports.rowReader, client.appVersionId))
  if (!client || !app || !person) return undefined
  const launch = launchContextOf(call, person)
  if (launch.missing.length > 0) return undefined // whom it was about cannot be opened any more
  const relation = actsBy(options.environment, person, launch.patient)
  const isPatient = patientAccess(options.environment, person).kind === 'LISTED' && !relation
  const audience = isPatient ? 'patient' : 'professional'
  const choices = consentChoices(allowableFor(relation, requestedScopes(call)), {
    audience,
    language: call.page.language,
    purposes: app.purposes,
  })
  const isDeclinedSince =
    app.attestationAnswer === 'DECLINED' &&
    (await hasUnwarnedConsent(options.ports.rowReader, {
      environment: options.environment,
      userId: person.id,
      oauthClientId: client.id,
      appVersionId: client.appVersionId,
    }))
  return {
    client,
    app,
    person,
    choices,
    audience,
    isDeclinedSince,
    launch,
    relation,
  }
}

function faultOf(
  call: InteractionCall,
  { app, choices }: Question,
  granted: readonly string[],
): ConsentFault | undefined {
  if (app.attestationAnswer === 'DECLINED' && field(call, 'acknowledged') !== 'yes') {
    return 'NOT_ACKNOWLEDGED'
  }
  return allowsNothing(choices, granted) ? 'NOTHING_TICKED' : undefined
}

async function page(
  call: InteractionCall,
  question: Question,
  answered?: { fault: ConsentFault; ticked: ReadonlySet<string> },
) {
  const { req } = call
  const { app, audience, choices, person } = question
  const patientName = await otherPatientName(call, question)
  return consentForm(call.page, {
    action: req.originalUrl,
    app,
    choices,
    personName: `${person.firstName} ${person.lastName}`,
    patientName,
    isOwnRecord: audience === 'patient',
    relation: question.relation,
    isDeclinedSince: question.isDeclinedSince,
    ...answered,
  })
}

/** Whose record it is, where it is not one's own. */
async function otherPatientName(
  { options }: InteractionCall,
  { audience, launch }: Question,
): Promise<string | undefined> {
  if (!launch.patient || audience === 'patient') return undefined
  const fhir = options.ports.upstreamFhir[options.environment]
  return (await patientById(fhir, launch.patient))?.name
}

function decisionOf({ options }: InteractionCall, { client, launch, person, relation }: Question) {
  return {
    environment: options.environment,
    userId: person.id,
    oauthClientId: client.id,
    clientId: client.clientId,
    appId: client.appId,
    vendorId: client.vendorId,
    appVersionId: client.appVersionId,
    patientRef: launch.patient && `Patient/${launch.patient}`,
    actsAs: relation?.kind,
  }
}

async function refuse(call: InteractionCall, question: Question): Promise<void> {
  const scopes = requestedScopes(call)
  await refuseConsent(contextOf(call), { ...decisionOf(call, question), scopes })
  await cancel(call)
}

async function allow(call: InteractionCall, question: Question, scopes: string[]): Promise<void> {
  const known = await sameConsent(call, question, scopes)
  const grantId = known?.hasGrant
    ? known.consent.grantId
    : await newGrant(call, { question, scopes, consentId: known?.consent.id })
  if (question.isDeclinedSince) await goOnWarned(call, { question, scopes, known: known?.consent })
  await proceed(call, { consent: { grantId } })
}

interface Warned {
  question: Question
  scopes: string[]
  known: RememberedConsent | undefined
}

/** Who took something off goes on with that alone: a wider consent of before is asked about again. */
async function goOnWarned(call: InteractionCall, { known, question, scopes }: Warned) {
  const isAll = isCoveredBy(allowableFor(question.relation, requestedScopes(call)), scopes)
  if (!isAll && !known) return
  const decision = { ...decisionOf(call, question), scopes }
  await acknowledgeWarning(contextOf(call), decision, isAll ? undefined : known?.id)
}

interface NewGrant {
  question: Question
  scopes: string[]
  /** The consent that still stands though its grant ended; undefined when it is given now. */
  consentId: string | undefined
}

async function newGrant(call: InteractionCall, { consentId, question, scopes }: NewGrant) {
  const { app, client, person } = question
  const { grant, id } = newSmartGrant(call.options, call.provider, {
    accountId: person.id,
    clientId: client.clientId,
    scopes,
  })
  const save = () => grant.save()
  if (consentId) {
    await renewGrant(contextOf(call), consentId, { id, save })
  } else {
    const attestationWarningShown = app.attestationAnswer === 'DECLINED'
    const given = { grantId: id, scopes, attestationWarningShown }
    // What somebody allows for another ends with their right to.
    const expiresAt = question.relation?.until ?? undefined
    const decision = { ...decisionOf(call, question), ...given, expiresAt }
    const receipt = receiptContent({
      ...{ ...question, scopes, patientRef: decision.patientRef },
      language: call.page.language,
      personName: `${person.firstName} ${person.lastName}`,
      patientName: await otherPatientName(call, question),
      hospital: call.options.organization,
    })
    await giveConsent(contextOf(call), { ...decision, receipt }, save)
  }
  return id
}

/** Allowing the very same again changes nothing: consent and grant stay, and so do the tokens of other devices. */
async function sameConsent(
  call: InteractionCall,
  question: Question,
  scopes: readonly string[],
): Promise<{ consent: RememberedConsent; hasGrant: boolean } | undefined> {
  const consents = await rememberedConsents(
    call.options.ports.rowReader,
    decisionOf(call, question),
  )
  const consent = consents.find((one) => isSameSet(one.scopes, scopes))
  if (!consent) return undefined
  const grant = await call.provider.Grant.find(consent.grantId)
  return { consent, hasGrant: Boolean(grant) }
}
