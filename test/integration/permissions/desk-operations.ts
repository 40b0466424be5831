import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface DeskTargets {
  /** Forms that somebody else than the publisher proposed. */
  publishedFormId: string
  withdrawnFormId: string
}

type Operation = OperationOn<DeskTargets & { waiting: { id: string } }>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'
const FORM = `kind: PILOT_REPORT, body: "A few named users, for a while.", points: [{ key: "users", label: "Users are named" }]`

const forWriters = (text: Operation['text']): Operation => ({
  text,
  rightful: 'publisher',
  others: STAFF,
})

export const DESK_QUERIES: Readonly<Record<string, Operation>> = {
  liveApps: { text: () => 'liveApps { name sensitivity }', rightful: 'reviewer', others: STAFF },
  emergencyPreview: {
    text: () => 'emergencyPreview(input: { scope: "patient/Goal.rs" }) { apps }',
    rightful: 'reviewer',
    others: STAFF,
  },
  governanceTemplates: forWriters(() => 'governanceTemplates { kind }'),
  governanceTemplate: forWriters(() => 'governanceTemplate(kind: INTAKE_FORM) { version }'),
  governanceTemplateProposals: forWriters(() => 'governanceTemplateProposals { kind }'),
  governanceTemplatePreview: forWriters(
    () => `governanceTemplatePreview(input: { ${FORM} }) { kind }`,
  ),
}

export const DESK_MUTATIONS: Readonly<Record<string, Operation>> = {
  validationRunStart: {
    text: ({ waiting }) => `validationRunStart(versionId: "${waiting.id}") { ${ERRORS} }`,
    rightful: 'owner',
    others: ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'],
  },
  governanceTemplatePropose: forWriters(
    () =>
      `governanceTemplatePropose(input: { ${FORM}, summary: "Says less than it did." }) { ${ERRORS} }`,
  ),
  governanceTemplatePublish: forWriters(
    ({ publishedFormId }) =>
      `governanceTemplatePublish(input: { proposalId: "${publishedFormId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  governanceTemplateWithdraw: forWriters(
    ({ withdrawnFormId }) =>
      `governanceTemplateWithdraw(input: { proposalId: "${withdrawnFormId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
}

/** Prepares what the operations are asked about. */
export async function deskTargets(platform: TestPlatform): Promise<DeskTargets> {
  return {
    publishedFormId: await aForm(platform, 'LAUNCH_APPROVAL_RECORD'),
    withdrawnFormId: await aForm(platform, 'VALIDATION_CHECKLIST'),
  }
}

async function aForm(platform: TestPlatform, kind: string): Promise<string> {
  const [id = ''] = await column<string>(
    platform,
    `insert into review_template_proposal (id, organization_id, created_at, updated_at, kind, state, body, items, summary,
       proposed_by_id)
     select gen_random_uuid(), $1, now(), now(), $2, 'OPEN', 'Whoever approves is responsible.', '[]', 'Says it in fewer words.',
       owner_id from app limit 1 returning id`,
    [platform.organization.id, kind],
  )
  return Buffer.from(`GovernanceTemplateProposal:${id}`).toString('base64url')
}
