import { proposeAttestationText } from '../../commands/platform/propose-attestation-text.ts'
import { publishAttestationText } from '../../commands/platform/publish-attestation-text.ts'
import { renewAttestation } from '../../commands/registration/renew-attestation.ts'
import { currentText } from '../../commands/registration/sign-attestation.ts'
import { VendorMember } from '../../entities/account/vendor-member.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import type { SeededPeople } from '../people/seed-people.ts'

const PROPOSER = 'security.reviewer@lakeside.example'
const PUBLISHER = 'contract.reviewer@lakeside.example'
/** The app whose vendor has not answered yet: one of the demo developer. */
const STILL_OVERDUE = 'bedside-vitals'
const PUBLISHED_DAYS_AGO = 12

const BREACH = /within 60 days at the latest/
const SUMMARY =
  'Breaches are reported within 30 days instead of 60, and models may not be trained on health information.'

/**
 * The hospital changed its terms some days ago: two people published the text, the vendors answered it, all but one.
 */
export async function publishSecondText(stage: DemoStage, people: SeededPeople): Promise<void> {
  const first = await currentText(stage.backstage())
  const body = `${first?.body.replace(BREACH, 'within 30 days at the latest') ?? ''}
Models. Health information is not used to train or to improve models, unless the person has agreed to exactly that.`
  const proposer = await stage.as(userId(people, PROPOSER), stage.daysAgo(PUBLISHED_DAYS_AGO + 3))
  const proposal = await done(
    'propose a text',
    proposeAttestationText(proposer, { body, summary: SUMMARY }),
  )
  const publisher = await stage.as(userId(people, PUBLISHER), stage.daysAgo(PUBLISHED_DAYS_AGO))
  const input = { proposalId: proposal.id, expectedRevision: proposal.revision }
  await done('publish a text', publishAttestationText(publisher, input))
  await answerAgain(stage)
}

/** Live apps that were there on that day answer as they did before; one is late. */
async function answerAgain(stage: DemoStage): Promise<void> {
  const { em } = stage.backstage()
  const live = await em.find(AppVersion, { status: 'LIVE' }, { orderBy: { createdAt: 'asc' } })
  for (const [index, version] of live.entries()) {
    const day = Math.max(0.3, PUBLISHED_DAYS_AGO - 1 - index * 0.4)
    const app = await em.findOneOrFail(App, { id: version.appId })
    if (app.slug === STILL_OVERDUE) continue
    const owner = await em.findOneOrFail(VendorMember, { vendorId: app.vendorId, role: 'OWNER' })
    const ctx = await stage.as(owner.userId, stage.daysAgo(day))
    const text = await currentText(ctx)
    const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: version.id })
    const input = {
      versionId: version.id,
      textId: text?.id ?? '',
      textSha256: text?.sha256 ?? '',
      answer: version.attestationAnswer ?? 'ACCEPTED',
      expectedRevision: revision,
    }
    await done('attest again', renewAttestation(ctx, input))
  }
}

function userId({ users }: SeededPeople, email: string): string {
  return users.get(email) ?? ''
}
