import {
  CONSENT_DURATIONS,
  type ConsentDuration,
} from '../../../schema/vocabulary/consent-duration.ts'
import { refuseConsent } from '../../commands/access/give-consent.ts'
import { shortestThatServes } from '../../domain/consent-duration.ts'
import { allowsNothing, grantedScopes } from '../consent-choices.ts'
import { type ConsentFault, consentForm } from '../pages/consent-page.ts'
import { sessionGonePage } from '../pages/error-page.ts'
import { requestIdOf } from '../request-context.ts'
import { allow } from './allow-consent.ts'
import {
  type ConsentQuestion,
  decisionOf,
  otherPatientName,
  questionOf,
} from './consent-question.ts'
import {
  answer,
  cancel,
  contextOf,
  field,
  fieldValues,
  type InteractionCall,
  type PromptPage,
  requestedScopes,
} from './interaction-call.ts'

/** Which data the app gets, scope by scope, and for how long (R183, R210, SMART.md CONS-01). */
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
    const scopes = grantedScopes(question.choices, ticked)
    const duration = chosenDuration(call)
    const fault = faultOf(call, question, scopes)
    if (fault) return answer(call, await page(call, question, { fault, ticked, duration }), 422)
    if (!duration) {
      const fault = 'DURATION_UNKNOWN'
      return answer(call, await page(call, question, { fault, ticked, duration }), 422)
    }
    await allow(call, { question, scopes, duration })
  },
}

/** The time that was chosen, or the one the page has chosen where the form says none; undefined for an unknown one. */
function chosenDuration(call: InteractionCall): ConsentDuration | undefined {
  const chosen = field(call, 'duration')
  if (!chosen) return shortestThatServes(requestedScopes(call))
  return CONSENT_DURATIONS.find((one) => one === chosen)
}

function faultOf(
  call: InteractionCall,
  { app, choices }: ConsentQuestion,
  granted: readonly string[],
): ConsentFault | undefined {
  if (app.attestationAnswer === 'DECLINED' && field(call, 'acknowledged') !== 'yes') {
    return 'NOT_ACKNOWLEDGED'
  }
  return allowsNothing(choices, granted) ? 'NOTHING_TICKED' : undefined
}

interface Answered {
  fault: ConsentFault
  ticked: ReadonlySet<string>
  duration: ConsentDuration | undefined
}

async function page(call: InteractionCall, question: ConsentQuestion, answered?: Answered) {
  const { app, audience, choices, isDeclinedSince, person, relation } = question
  return consentForm(call.page, {
    action: call.req.originalUrl,
    app,
    choices,
    personName: `${person.firstName} ${person.lastName}`,
    patientName: await otherPatientName(call, question),
    isOwnRecord: audience === 'patient',
    relation,
    isDeclinedSince,
    ...answered,
  })
}

async function refuse(call: InteractionCall, question: ConsentQuestion): Promise<void> {
  const scopes = requestedScopes(call)
  await refuseConsent(contextOf(call), { ...decisionOf(call, question), scopes })
  await cancel(call)
}
