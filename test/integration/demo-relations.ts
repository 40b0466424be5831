import { z } from 'zod'
import type { TestPlatform } from '../support/test-platform.ts'

const relatedPerson = z.object({ patient: z.object({ reference: z.string() }) })

/** For whom somebody acts in the sandbox: the patient of each relation, and whom its RelatedPerson belongs to. */
export async function patientsOfRelations(
  { pool, ports }: TestPlatform,
  email: string,
): Promise<[string, string][]> {
  const { rows } = await pool.query<{ patient: string; related: string }>(
    `select r.patient_id as patient, r.related_person_id as related from patient_representation r
     join user_account u on u.id = r.user_id where u.email = $1 order by 1`,
    [email],
  )
  return Promise.all(
    rows.map(async ({ patient, related }): Promise<[string, string]> => {
      const { body } = await ports.upstreamFhir.SANDBOX.send({
        ...{ method: 'GET', path: `/RelatedPerson/${related}`, query: '' },
        headers: { accept: 'application/fhir+json' },
      })
      return [patient, relatedPerson.parse(body).patient.reference]
    }),
  )
}
