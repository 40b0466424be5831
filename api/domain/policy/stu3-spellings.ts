import type { ElementPath, PathStep } from './element-path.ts'

/** An element of R4, and what STU3 calls it; of another shape, nothing further of the path holds there. */
interface Spelling {
  readonly r4: string
  readonly stu3: string
  readonly isOtherShape?: true
}

/** Where R4 says `encounter` and STU3 said `context`. */
const WITH_CONTEXT = [
  ...['CarePlan', 'CareTeam', 'ClinicalImpression', 'Communication', 'CommunicationRequest'],
  ...['Condition', 'DiagnosticReport', 'ImagingStudy', 'Media', 'MedicationRequest', 'Observation'],
  ...['Procedure', 'QuestionnaireResponse', 'RiskAssessment', 'Task'],
]

/**
 * What was renamed between STU3 and R4, by resource type. No STU3 name of it is a name of that type in R4.
 * @see https://hl7.org/fhir/R4/diff.html
 */
const RENAMED: Readonly<Record<string, readonly Spelling[]>> = {
  AllergyIntolerance: [{ r4: 'recordedDate', stu3: 'assertedDate' }],
  Appointment: [
    { r4: 'basedOn', stu3: 'incomingReferral' },
    { r4: 'reasonCode', stu3: 'reason' },
    { r4: 'reasonReference', stu3: 'indication' },
  ],
  Condition: [{ r4: 'recordedDate', stu3: 'assertedDate' }],
  Coverage: [{ r4: 'class', stu3: 'grouping', isOtherShape: true }],
  Device: [
    { r4: 'modelNumber', stu3: 'model' },
    { r4: 'udiCarrier', stu3: 'udi', isOtherShape: true },
  ],
  DiagnosticReport: [
    { r4: 'conclusionCode', stu3: 'codedDiagnosis' },
    { r4: 'media', stu3: 'image' },
  ],
  DocumentReference: [
    { r4: 'category', stu3: 'class' },
    { r4: 'date', stu3: 'indexed' },
  ],
  Encounter: [
    { r4: 'basedOn', stu3: 'incomingReferral' },
    { r4: 'diagnosis.use', stu3: 'diagnosis.role' },
    { r4: 'reasonCode', stu3: 'reason' },
  ],
  Goal: [{ r4: 'lifecycleStatus', stu3: 'status' }],
  Immunization: [
    { r4: 'occurrence[x]', stu3: 'date' },
    { r4: 'performer', stu3: 'practitioner', isOtherShape: true },
    { r4: 'protocolApplied', stu3: 'vaccinationProtocol', isOtherShape: true },
    { r4: 'reasonCode', stu3: 'explanation.reason' },
  ],
  Media: [{ r4: 'created[x]', stu3: 'occurrence[x]' }],
  Medication: [{ r4: 'batch', stu3: 'package.batch' }],
  MedicationAdministration: [
    { r4: 'request', stu3: 'prescription' },
    { r4: 'statusReason', stu3: 'reasonNotGiven' },
  ],
  MedicationDispense: [{ r4: 'statusReason[x]', stu3: 'notDoneReason[x]' }],
  MedicationStatement: [{ r4: 'statusReason', stu3: 'reasonNotTaken' }],
  Observation: [
    { r4: 'derivedFrom', stu3: 'related', isOtherShape: true },
    { r4: 'hasMember', stu3: 'related', isOtherShape: true },
    { r4: 'note', stu3: 'comment', isOtherShape: true },
  ],
  Procedure: [
    { r4: 'performer.function', stu3: 'performer.role' },
    { r4: 'statusReason', stu3: 'notDoneReason' },
  ],
  QuestionnaireResponse: [{ r4: 'partOf', stu3: 'parent' }],
  Task: [{ r4: 'reasonCode', stu3: 'reason' }],
}

/** Everything that is spelt otherwise in STU3, by resource type. */
export const STU3_SPELLINGS: ReadonlyMap<string, readonly Spelling[]> = new Map(
  [...new Set([...Object.keys(RENAMED), ...WITH_CONTEXT])].map((type) => [
    type,
    [
      ...(RENAMED[type] ?? []),
      ...(WITH_CONTEXT.includes(type) ? [{ r4: 'encounter', stu3: 'context' }] : []),
    ],
  ]),
)

/**
 * Lists an element with what STU3 calls it, so that a rule written for R4 takes it out of what a base of STU3 answers
 * too. In resources of R4 the other names are nothing.
 */
export function inEverySpelling(path: ElementPath): ElementPath[] {
  const { resourceType, steps } = path
  const others = (STU3_SPELLINGS.get(resourceType) ?? []).flatMap((spelling) => {
    const renamed = renamedSteps(steps, spelling)
    return renamed ? [{ resourceType, steps: renamed }] : []
  })
  return [path, ...others]
}

function renamedSteps(
  steps: readonly PathStep[],
  { r4, stu3, isOtherShape }: Spelling,
): PathStep[] | undefined {
  const names = r4.split('.')
  const isMeant = names.every((name, i) => steps[i]?.name === stepOf(name).name)
  if (!isMeant) return undefined
  const renamed = stu3.split('.').map(stepOf)
  const last = renamed.pop()
  if (!last || isOtherShape) return last && [...renamed, last]
  const { where } = steps[names.length - 1] ?? {}
  return [...renamed, { ...last, ...(where && { where }) }, ...steps.slice(names.length)]
}

function stepOf(name: string): PathStep {
  return { name: name.replace('[x]', ''), isChoice: name.endsWith('[x]') }
}
