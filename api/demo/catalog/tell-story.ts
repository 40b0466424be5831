import { markMessagesRead } from '../../commands/messaging/mark-messages-read.ts'
import { postMessage } from '../../commands/messaging/post-message.ts'
import { attest } from '../../commands/registration/attest.ts'
import { saveAppDraft } from '../../commands/registration/save-app-draft.ts'
import { currentText } from '../../commands/registration/sign-attestation.ts'
import { type MoveName, moveBy } from '../../commands/review/transitions.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { REVIEWER, SECURITY_OFFICER } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import type { DemoApp, DemoStep } from './demo-app.ts'

interface Telling {
  app: DemoApp
  versionId: string
  ownerId: string
}

/** Days between two steps of a story. */
const PACE = 1.7

/** Plays what happened to an app after its draft was begun, step by step, up to today. */
export async function tellStory(
  stage: DemoStage,
  people: SeededPeople,
  { app, versionId, ownerId }: Telling,
): Promise<void> {
  let current = versionId
  let day = app.began
  for (const [index, step] of app.story.entries()) {
    const left = app.story.length - index
    day = Math.max(step.daysAgo ?? day - PACE, left * 0.11)
    const at = stage.daysAgo(day)
    const scene = { stage, people, app, versionId: current, ownerId, at }
    current = (await play(scene, step)) ?? current
  }
}

interface Scene extends Telling {
  stage: DemoStage
  people: SeededPeople
  at: Date
}

/** Plays one step; returns the id of the new version where one was begun. */
async function play(scene: Scene, step: DemoStep): Promise<string | undefined> {
  if ('says' in step) {
    await say(scene, step)
  } else if ('newVersion' in step) {
    const ctx = await scene.stage.as(scene.ownerId, scene.at)
    const { appId } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
    const input = { ...step.newVersion, appId }
    return (await done('begin a new version', saveAppDraft(ctx, input))).version.id
  } else {
    await move(scene, step)
  }
  return undefined
}

async function say(scene: Scene, step: Extract<DemoStep, { says: string }>): Promise<void> {
  const isVendor = step.says === 'vendor'
  const ctx = await scene.stage.as(isVendor ? scene.ownerId : reviewerId(scene), scene.at)
  const visibility = step.isInternal ? 'REVIEWERS_ONLY' : 'DEVELOPER_AND_REVIEWERS'
  const input = { versionId: scene.versionId, body: step.body, visibility } as const
  await done('post a message', postMessage(ctx, input))
  const { appId } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
  await done('read the thread', markMessagesRead(ctx, { appId })) // whoever answers has read what was asked
}

async function move(scene: Scene, step: Extract<DemoStep, { move: MoveName }>): Promise<void> {
  if (step.move === 'submit') await answerAttestation(scene)
  if (step.isReleaseHeld) await setReleaseMode(scene, 'MANUAL')
  const ctx = await scene.stage.as(actorOf(scene, step.move), scene.at)
  const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
  const input = {
    versionId: scene.versionId,
    expectedRevision: revision,
    reason: step.reason ?? null,
    ...(step.code ? { code: step.code } : {}),
  }
  await done(`${step.move} ${scene.app.fields.name}`, moveBy(step.move)(ctx, input))
  if (step.isReleaseHeld) await setReleaseMode(scene, 'AUTOMATIC')
}

async function answerAttestation(scene: Scene): Promise<void> {
  const ctx = await scene.stage.as(scene.ownerId, scene.at)
  const text = await currentText(ctx)
  const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
  const input = {
    versionId: scene.versionId,
    textId: text?.id ?? '',
    textSha256: text?.sha256 ?? '',
    answer: scene.app.attestation ?? 'ACCEPTED',
    expectedRevision: revision,
  }
  await done('answer the attestation', attest(ctx, input))
}

/** The hospital changed its mind about releases in the past; the setting ends as it began. */
async function setReleaseMode({ stage }: Scene, mode: 'MANUAL' | 'AUTOMATIC'): Promise<void> {
  const { em, organizationId } = stage.backstage()
  await em.execute(
    `update organization set settings = settings || jsonb_build_object('releaseMode', ?::text) where id = ?`,
    [mode, organizationId],
  )
}

function actorOf(scene: Scene, name: MoveName): string {
  switch (name) {
    case 'submit':
    case 'resubmit':
    case 'withdraw':
    case 'release':
    case 'retire':
      return scene.ownerId
    case 'suspend':
    case 'reinstate':
      return scene.people.users.get(SECURITY_OFFICER.email) ?? ''
    case 'requestChanges':
    case 'reject':
    case 'approve':
      return reviewerId(scene)
  }
}

function reviewerId({ people }: Scene): string {
  return people.users.get(REVIEWER.email) ?? ''
}
