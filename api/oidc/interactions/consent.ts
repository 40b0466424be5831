import { giveConsent, refuseConsent } from '../../commands/access/give-consent.ts'
import type { LaunchContext } from '../../domain/launch-context.ts'
import type { AccountFacts } from '../../queries/access/account.ts'
import { type AppOnConsentPage, appOnConsentPage } from '../../queries/access/consent-page.ts'
import type { LaunchableClient } from '../../queries/access/launchable-client.ts'
import { patientById } from '../../queries/access/patients.ts'
import { rememberedConsents } from '../../queries/access/remembered-consents.ts'
import {
  allowsNothing,
  type ConsentChoices,
  consentChoices,
  grantedScopes,
} from '../consent-choices.ts'
import { launchFactsOf } from '../launch-grant.ts'
import { patientAccess } from '../launch-situation.ts'
import { type ConsentFault, consentForm } from '../pages/consent-page.ts'
import { sessionGonePage } from '../pages/error-page.ts'
import { requestIdOf } from '../request-context.ts'
import { isSameSet } from '../requested-scopes.ts'
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
    if (!question) return answer(call, sessionGonePage(call.options, requestIdOf(call.req)), 400)
    answer(call, await page(call, question))
  },

  async submit(call) {
    const question = await questionOf(call)
    if (!question) return answer(call, sessionGonePage(call.options, requestIdOf(call.req)), 400)
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
  choices: ConsentChoices
}

async function questionOf(call: InteractionCall): Promise<Question | undefined> {
  const { app: client, options, person } = call
  const app = client && (await appOnConsentPage(options.orm.em, client.appVersionId))
  if (!client || !app || !person) return undefined
  const isPatient = patientAccess(options.environment, person).kind === 'OWN'
  const choices = consentChoices(requestedScopes(call), {
    audience: isPatient ? 'patient' : 'professional',
    purposes: app.purposes,
  })
  return { client, app, person, choices, launch: launchContextOf(call, person) }
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
  { app, choices, launch, person }: Question,
  answered?: { fault: ConsentFault; ticked: ReadonlySet<string> },
) {
  const { options, req } = call
  const isOwn = patientAccess(options.environment, person).kind === 'OWN'
  const fhir = options.ports.upstreamFhir[options.environment]
  const patient = launch.patient && !isOwn ? await patientById(fhir, launch.patient) : undefined
  return consentForm(options, {
    action: req.originalUrl,
    app,
    choices,
    personName: `${person.firstName} ${person.lastName}`,
    patientName: patient?.name,
    isOwnRecord: isOwn,
    ...answered,
  })
}

function decisionOf({ options }: InteractionCall, { client, launch, person }: Question) {
  return {
    environment: options.environment,
    userId: person.id,
    oauthClientId: client.id,
    clientId: client.clientId,
    appId: client.appId,
    vendorId: client.vendorId,
    appVersionId: client.appVersionId,
    patientRef: launch.patient && `Patient/${launch.patient}`,
  }
}

async function refuse(call: InteractionCall, question: Question): Promise<void> {
  const scopes = requestedScopes(call)
  await refuseConsent(contextOf(call), { ...decisionOf(call, question), scopes })
  await cancel(call)
}

async function allow(call: InteractionCall, question: Question, scopes: string[]): Promise<void> {
  const known = await sameGrant(call, question, scopes)
  if (known) return proceed(call, { consent: { grantId: known } })
  const { options, provider } = call
  const { client, launch, person } = question
  const { grant, id } = newSmartGrant(options, provider, {
    accountId: person.id,
    clientId: client.clientId,
    scopes,
    launch,
  })
  const attestationWarningShown = question.app.attestationAnswer === 'DECLINED'
  await giveConsent(
    contextOf(call),
    { ...decisionOf(call, question), grantId: id, scopes, attestationWarningShown },
    () => grant.save(),
  )
  await proceed(call, { consent: { grantId: id } })
}

/** Allowing the very same again changes nothing: the grant stays, and so do the tokens of other devices. */
async function sameGrant(
  call: InteractionCall,
  question: Question,
  scopes: readonly string[],
): Promise<string | undefined> {
  const { environment, userId, oauthClientId, appVersionId, patientRef } = decisionOf(
    call,
    question,
  )
  const asked = { environment, userId, oauthClientId, appVersionId, patientRef }
  const consents = await rememberedConsents(call.options.orm.em, asked)
  for (const consent of consents.filter((one) => isSameSet(one.scopes, scopes))) {
    const grant = await call.provider.Grant.find(consent.grantId)
    if (grant && launchFactsOf(grant)?.encounter === question.launch.encounter)
      return consent.grantId
  }
  return undefined
}
