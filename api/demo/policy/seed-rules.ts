import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import { proposePolicy } from '../../commands/platform/rules/propose-policy.ts'
import { proposeScopeOverride } from '../../commands/platform/rules/propose-scope-override.ts'
import { confirmRule } from '../../commands/platform/rules/settle-rule.ts'
import type { HospitalRuleProposal } from '../../entities/platform/hospital-rule-proposal.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

const WRITER = 'security.reviewer@lakeside.example'

const SHORTER_PILOTS = {
  ...FIRST_POLICY,
  pilotDays: 20,
  summary: 'Four weeks are enough: in every pilot so far, the wards had seen all of it by then.',
}

const TWICE_A_YEAR = {
  ...SHORTER_PILOTS,
  recertificationMonths: 6,
  summary: 'Twice a year, as the auditors recommended in autumn.',
}

const VACCINATIONS = {
  key: 'Immunization',
  noun: 'vaccination record',
  detail: 'Vaccines given here, and those the state register sent us, with dates and products.',
  nounEs: 'la cartilla de vacunas',
  detailEs: 'Vacunas puestas aquí y las que nos envió el registro estatal, con fechas y productos.',
  summary:
    'Patients know the vaccination record by this name, and ask where the other half is from.',
}

const FAMILY = {
  key: 'FamilyMemberHistory',
  sensitivity: 'CRITICAL',
  summary: 'It says something about relatives whom nobody asked.',
} as const

/** Two people decided about pilots and a name in the catalog; a change of each waits for the second of them. */
export async function seedRules(stage: DemoStage, people: SeededPeople): Promise<void> {
  const writer = people.users.get(WRITER) ?? ''
  const admin = people.users.get(ADMIN.email) ?? ''
  const confirm = async (proposal: HospitalRuleProposal, daysAgo: number) => {
    const ctx = await stage.as(admin, stage.daysAgo(daysAgo))
    const { id: proposalId, revision: expectedRevision } = proposal
    await done('confirm a rule', confirmRule(ctx, { proposalId, expectedRevision }))
  }
  const vaccinations = await stage.as(writer, stage.daysAgo(9))
  await confirm(await done('name it', proposeScopeOverride(vaccinations, VACCINATIONS)), 8)
  const pilots = await stage.as(writer, stage.daysAgo(7))
  await confirm(await done('propose a policy', proposePolicy(pilots, SHORTER_PILOTS)), 6)
  const family = await stage.as(writer, stage.daysAgo(2))
  await done('protect it', proposeScopeOverride(family, FAMILY))
  const again = await stage.as(writer, stage.daysAgo(1))
  await done('propose a policy', proposePolicy(again, TWICE_A_YEAR))
}
