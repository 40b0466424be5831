import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface DataPolicyTargets {
  /** Open versions that somebody else than the publisher wrote. */
  previewedPolicyId: string
  unwantedPolicyId: string
}

type Operation = OperationOn<DataPolicyTargets & { appId: string }>

const ERRORS = 'userErrors { code }'

const forWriters = (text: Operation['text']): Operation => ({
  text,
  rightful: 'publisher',
  others: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'],
})

export const DATA_POLICY_QUERIES: Readonly<Record<string, Operation>> = {
  dataPolicies: forWriters(() => 'dataPolicies(environment: PRODUCTION) { number }'),
  dataPolicyScopesPreview: forWriters(
    ({ appId }) =>
      `dataPolicyScopesPreview(input: { environment: PRODUCTION, appId: "${appId}", scopes: ["patient/Patient.r"], days: 7 }) { requests }`,
  ),
}

const CLOSE = `{ key: "no-goals", kind: CLOSE, resourceTypes: ["Goal"], reason: "Kept in the house." }`

/** In this order: each leaves what the next one needs. */
export const DATA_POLICY_MUTATIONS: Readonly<Record<string, Operation>> = {
  dataPolicyPreview: forWriters(
    ({ previewedPolicyId }) =>
      `dataPolicyPreview(input: { policyId: "${previewedPolicyId}", expectedRevision: 1, days: 7 }) { ${ERRORS} }`,
  ),
  dataPolicyPublish: forWriters(
    ({ previewedPolicyId }) =>
      `dataPolicyPublish(input: { policyId: "${previewedPolicyId}", expectedRevision: 2 }) { ${ERRORS} }`,
  ),
  dataPolicyRollBack: forWriters(
    () =>
      `dataPolicyRollBack(input: { environment: PRODUCTION, reason: "Wards could not work." }) { ${ERRORS} }`,
  ),
  dataPolicyDiscard: forWriters(
    ({ unwantedPolicyId }) =>
      `dataPolicyDiscard(input: { policyId: "${unwantedPolicyId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  dataPolicyDraftSave: forWriters(
    () =>
      `dataPolicyDraftSave(input: { environment: SANDBOX, rules: [${CLOSE}], askText: "Write to us, please.", summary: "Goals stay in the house." }) { ${ERRORS} }`,
  ),
}

/** Prepares an open version in each environment. */
export async function dataPolicyTargets(platform: TestPlatform): Promise<DataPolicyTargets> {
  return {
    previewedPolicyId: await anOpenPolicy(platform, 'PRODUCTION'),
    unwantedPolicyId: await anOpenPolicy(platform, 'SANDBOX'),
  }
}

async function anOpenPolicy(platform: TestPlatform, environment: string): Promise<string> {
  const [id = ''] = await column<string>(
    platform,
    `insert into data_policy (id, organization_id, created_at, updated_at, environment, number, state, content, summary, proposed_by_id)
     select gen_random_uuid(), $1, now(), now(), $2, 1, 'DRAFT', '{"rules":[],"askText":"Write to us.","askUrl":null}', 'No rules at all.',
       owner_id from app limit 1 returning id`,
    [platform.organization.id, environment],
  )
  return Buffer.from(`DataPolicy:${id}`).toString('base64url')
}
