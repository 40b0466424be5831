import type { TestPlatform } from '../support/test-platform.ts'

/** What the demo decided besides, and what of it waits. */
export const RULES = [
  ['POLICY', 'IN_FORCE'],
  ['POLICY', 'OPEN'],
  ['SCOPE:FamilyMemberHistory', 'OPEN'],
  ['SCOPE:Immunization', 'IN_FORCE'],
]

/** Versions of the data policy: number, state, whether in force, and whether its preview refuses and takes out. */
export async function dataPoliciesOf({ pool }: TestPlatform): Promise<unknown[]> {
  const { rows } = await pool.query<{ value: unknown }>(
    `select jsonb_build_array(number, state, in_force_since is not null,
       (preview->>'refused')::int > 0, (preview->>'redacted')::int > 0) as value
     from data_policy order by number`,
  )
  return rows.map(({ value }) => value)
}

/** The rules two people decided: what each is about, and whether it is in force or waits. */
export async function rulesOf({ pool }: TestPlatform): Promise<unknown[]> {
  const { rows } = await pool.query<{ value: unknown }>(
    `select jsonb_build_array(subject, 'IN_FORCE') as value from hospital_rule
     union all select jsonb_build_array(subject, state) from hospital_rule_proposal where state = 'OPEN'
     order by value`,
  )
  return rows.map(({ value }) => value)
}
