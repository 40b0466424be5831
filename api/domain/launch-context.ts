import { parseScopeRequest } from '../../schema/vocabulary/scope.ts'

/** The parts of a launch context a person may have to choose. */
export type ContextPart = 'patient' | 'encounter'

/** Which patient, and which visit of theirs; ids only. */
export interface ContextChoice {
  readonly patient?: string | undefined
  readonly encounter?: string | undefined
}

/** What is known when an app asks for authorization. */
export interface LaunchSituation {
  /** The `scope` parameter, as it was sent. */
  readonly scope: string
  /** What the EHR bound to its `launch` parameter; undefined in a standalone launch. */
  readonly launch?: ContextChoice | undefined
  /** What the person has chosen so far. */
  readonly chosen?: ContextChoice | undefined
  /** The patients whose records the user may open as themselves or for somebody else. */
  readonly linkedPatients?: readonly string[] | undefined
}

/** What the context is, and what is still missing, in the order it has to be chosen. */
export interface LaunchContext extends ContextChoice {
  readonly missing: readonly ContextPart[]
}

/**
 * Works out the launch context, and what a person still has to choose.
 * Any `patient/` scope needs a patient, with or without `launch/patient`; a visit needs its
 * patient first. What the EHR bound to the launch wins over any choice, so that an app never opens
 * another chart than the one on the screen; without the `launch` scope it is not used at all.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function launchContext(situation: LaunchSituation): LaunchContext {
  const { resource, context } = parseScopeRequest(situation.scope)
  const launch = context.includes('launch') ? (situation.launch ?? {}) : {}
  const wantsEncounter = context.includes('launch/encounter')
  const wantsPatient =
    wantsEncounter ||
    context.includes('launch/patient') ||
    resource.some((scope) => scope.level === 'patient')

  const patient = launch.patient ?? (wantsPatient ? patientOf(situation) : undefined)
  const encounter =
    launch.encounter ?? (wantsEncounter ? chosenEncounter(situation, patient) : undefined)
  const missing: ContextPart[] = []
  if (wantsPatient && !patient) missing.push('patient')
  if (wantsEncounter && !encounter) missing.push('encounter')
  return { patient, encounter, missing }
}

/** A user with one linked record needs no picker; with several, or none, a choice is made. */
function patientOf({ chosen, linkedPatients = [] }: LaunchSituation): string | undefined {
  if (chosen?.patient) return chosen.patient
  return linkedPatients.length === 1 ? linkedPatients[0] : undefined
}

/** A visit chosen for one patient is never handed out with another. */
function chosenEncounter({ chosen }: LaunchSituation, patient: string | undefined) {
  const isOfThisPatient = !chosen?.patient || chosen.patient === patient
  return isOfThisPatient ? chosen?.encounter : undefined
}
