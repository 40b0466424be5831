import { randomUUID } from 'node:crypto'
import { toGlobalId } from '../../../api/graphql/global-id.ts'
import { anAccount } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

/** What operations about people who act for patients are asked about. */
export interface RepresentativeTargets {
  /** Somebody, and a patient they do not act for yet. */
  acting: { email: string; patient: string }
  /** A relation there is. */
  representativeId: string
}

type Operation = OperationOn<RepresentativeTargets>

const forAdministrators = (text: Operation['text']): Operation => ({
  text,
  rightful: 'organizationAdmin',
  others: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'],
})

export const REPRESENTATIVE_QUERIES: Readonly<Record<string, Operation>> = {
  patientRepresentatives: forAdministrators(
    () => 'patientRepresentatives { id patientFacts { name } }',
  ),
}

export const REPRESENTATIVE_MUTATIONS: Readonly<Record<string, Operation>> = {
  patientRepresentativeAdd: forAdministrators(
    ({ acting: { email, patient } }) =>
      `patientRepresentativeAdd(input: { email: "${email}", patient: "${patient}", kind: PARENT }) { userErrors { code } }`,
  ),
  patientRepresentativeEnd: forAdministrators(
    ({ representativeId }) =>
      `patientRepresentativeEnd(id: "${representativeId}", reason: "The court has ended it.") { userErrors { code } }`,
  ),
}

/** Writes them. */
export async function representativeTargets(
  platform: TestPlatform,
): Promise<RepresentativeTargets> {
  const patient = `child-${randomUUID()}`
  const [{ email }, other] = await Promise.all([anAccount(platform), anAccount(platform)])
  const answer = await platform.ports.upstreamFhir.PRODUCTION.send({
    method: 'PUT',
    path: `/Patient/${patient}`,
    query: '',
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'Patient', id: patient, name: [{ family: 'Young' }] },
  })
  if (answer.status > 201) throw new Error(`The patient was answered with ${answer.status}.`)
  const id = randomUUID()
  await query(
    platform.databaseUrl,
    `insert into patient_representation
       (id, organization_id, created_at, environment, user_id, patient_id, kind, valid_from, excludes_sensitive)
     values ($1, $2, now(), 'PRODUCTION', $3, 'anybody', 'PARENT', now(), false)`,
    [id, platform.organization.id, other.id],
  )
  return { acting: { email, patient }, representativeId: toGlobalId('PatientRepresentative', id) }
}
