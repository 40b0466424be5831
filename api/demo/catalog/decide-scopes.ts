import { decideScopes } from '../../commands/review/scopes/decide-scopes.ts'
import { type ScopeVerdict, undecidedScopes } from '../../domain/governance/scope-decisions.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { HOSPITAL_PEOPLE } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

/** A version in review, at a moment of its story. */
export interface Review {
  stage: DemoStage
  people: SeededPeople
  versionId: string
  at: Date
}

/** Decides some scopes of a version, as the security and privacy reviewer does. */
export async function decideSome(
  { stage, people, versionId, at }: Review,
  decisions: readonly ScopeVerdict[],
): Promise<void> {
  const person = HOSPITAL_PEOPLE.find(({ holds }) => holds.includes('SECURITY_REVIEWER'))
  const ctx = await stage.as(people.users.get(person?.email ?? '') ?? '', at)
  const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: versionId })
  const input = { versionId, expectedRevision: revision, decisions }
  await done('decide scopes', decideScopes(ctx, input))
}

/** Grants what nobody decided about yet. */
export async function grantOpen(review: Review): Promise<void> {
  const { em } = review.stage.backstage(review.at)
  const scopes = await em.find(ScopeRequest, { appVersionId: review.versionId })
  const open = undecidedScopes(scopes)
  if (open.length) {
    await decideSome(
      review,
      open.map((scope) => ({ scope, decision: 'GRANTED' })),
    )
  }
}
