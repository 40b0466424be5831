import type { OperationOn } from './operation.ts'

export interface ReviewTargets {
  /** In review, at intake, and nobody touched its stages yet. */
  staged: { id: string }
  taken: { id: string }
  /** In review, and nobody decided about its scopes yet. */
  scoped: { id: string; revision: number }
  /** In review, of low risk. */
  risky: { id: string; revision: number }
  /** Disabled by somebody else than the reviewer. */
  killSwitchId: string
}

type Operation = OperationOn<ReviewTargets>

const REVIEWERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

const stageStep = (field: string, key: 'staged' | 'taken', more: string): Operation => ({
  text: (targets) =>
    `${field}(input: { versionId: "${targets[key].id}", stage: INTAKE, ${more} }) { ${ERRORS} }`,
  rightful: 'reviewer',
  others: REVIEWERS,
})

export const REVIEW_MUTATIONS: Readonly<Record<string, Operation>> = {
  evidencePackCreate: {
    text: ({ staged }) =>
      `evidencePackCreate(input: { versionId: "${staged.id}" }) { downloadUrl ${ERRORS} }`,
    rightful: 'reviewer',
    others: REVIEWERS,
  },
  stageDecide: stageStep(
    'stageDecide',
    'staged',
    'state: FAILED, checklist: [], reason: "Nobody answers at the number given.", expectedRevision: 1',
  ),
  scopeDecide: {
    text: ({ scoped: { id, revision } }) =>
      `scopeDecide(input: { versionId: "${id}", expectedRevision: ${revision},
        decisions: [{ scope: "launch", decision: GRANTED }] }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: REVIEWERS,
  },
  riskTierRaise: {
    text: ({ risky: { id, revision } }) =>
      `riskTierRaise(input: { versionId: "${id}", tier: HIGH, expectedRevision: ${revision},
        reason: "It shows whose results these are." }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: REVIEWERS,
  },
  emergencyDisable: {
    text: () =>
      `emergencyDisable(input: { scope: "patient/Goal.cud", reason: "Goals are lost." }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: REVIEWERS,
  },
  emergencyLift: {
    text: ({ killSwitchId }) =>
      `emergencyLift(input: { killSwitchId: "${killSwitchId}", reason: "The cause was found and mended." }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: REVIEWERS,
  },
  stageAssign: stageStep('stageAssign', 'taken', 'isMine: true, expectedRevision: 1'),
  artifactFile: stageStep(
    'artifactFile',
    'taken',
    'kind: DEACTIVATION_PLAN, body: "The client is suspended and the wards are told."',
  ),
}

export const REVIEW_QUERIES: Readonly<Record<string, Operation>> = {
  killSwitches: { text: () => 'killSwitches { scope }', rightful: 'reviewer', others: REVIEWERS },
}
