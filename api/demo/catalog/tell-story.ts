import { markMessagesRead } from '../../commands/messaging/mark-messages-read.ts'
import { postMessage } from '../../commands/messaging/post-message.ts'
import { attest } from '../../commands/registration/attest.ts'
import { saveAppDraft } from '../../commands/registration/save-app-draft.ts'
import { currentText } from '../../commands/registration/sign-attestation.ts'
import { chooseReleaseMode } from '../../commands/review/choose-release-mode.ts'
import { type MoveName, moveBy } from '../../commands/review/transitions.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN, REVIEWER, SECURITY_OFFICER } from '../people/hospital-people.ts'
import type { DemoPerson } from '../people/person.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import { tryScenarios } from '../records/try-scenarios.ts'
import { decideSome } from './decide-scopes.ts'
import type { DemoApp, DemoStep } from './demo-app.ts'
import { passStages, runChecks } from './pass-stages.ts'
import { rollBack, tryOut } from './tell-launches.ts'
import { allowUse, announceEnd } from './tell-use.ts'

interface Telling {
  app: DemoApp
  versionId: string
  ownerId: string
}

/** Days between two steps of a story. */
const PACE = 1.7
/** So long a vendor tries a version in the sandbox before it is looked at, in milliseconds. */
const TRIAL = 45 * 60_000

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

export interface Scene extends Telling {
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
  } else if ('reaches' in step) {
    await passStages(scene, step.reaches)
  } else if ('decides' in step) {
    await decideSome(scene, step.decides)
  } else if ('pilots' in step) {
    await tryOut(scene, step.pilots)
  } else if ('allows' in step) {
    await allowUse(scene, step.allows)
  } else if ('ends' in step) {
    await announceEnd(scene, step.ends)
  } else if ('rollsBack' in step) {
    return rollBack(scene, step.rollsBack)
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
  if (step.isReleaseHeld) await chooseManual(scene)
  if (step.move === 'approve') await passStages(scene, 'PILOT')
  const isDone = await act(scene, step, actorOf(scene, step.move))
  if (step.move === 'submit' || step.move === 'resubmit') await tryOutAndCheck(scene)
  if (step.move === 'approve' && !isDone) await act(scene, step, idOf(scene, ADMIN))
}

/** With a submission the sandbox opens to the version: its vendor tries it there, then it is looked at. */
async function tryOutAndCheck({ stage, app, versionId, at }: Scene): Promise<void> {
  const { meets } = app
  if (meets) await tryScenarios(stage, { versionId, meets, from: at })
  const after = new Date(at.getTime() + (meets ? TRIAL : 0))
  await runChecks(stage.backstage(after), versionId)
}

/** One person's part in a step; answers false where a second person has to do the same. */
async function act(
  scene: Scene,
  step: Extract<DemoStep, { move: MoveName }>,
  actorId: string,
): Promise<boolean> {
  const ctx = await scene.stage.as(actorId, scene.at)
  const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
  const input = {
    versionId: scene.versionId,
    expectedRevision: revision,
    reason: step.reason ?? null,
    ...(step.code ? { code: step.code } : {}),
  }
  const what = `${step.move} ${scene.app.fields.name}`
  const { version } = await done(what, moveBy(step.move)(ctx, input))
  return version.reviewState !== 'WAITING' && version.reviewState !== 'UNDER_REVIEW'
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

/** The owner wants to say when this app goes live. */
async function chooseManual(scene: Scene): Promise<void> {
  const ctx = await scene.stage.as(scene.ownerId, scene.at)
  const { appId } = await ctx.em.findOneOrFail(AppVersion, { id: scene.versionId })
  const { revision } = await ctx.em.findOneOrFail(App, { id: appId })
  const choice = { appId, releaseMode: 'MANUAL', expectedRevision: revision } as const
  await done('choose the release mode', chooseReleaseMode(ctx, choice))
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
      return idOf(scene, SECURITY_OFFICER)
    case 'reinstate': // by a second person: the officer suspends in emergencies
      return idOf(scene, ADMIN)
    case 'requestChanges':
    case 'reject':
    case 'approve':
      return reviewerId(scene)
  }
}

function reviewerId(scene: Scene): string {
  return idOf(scene, REVIEWER)
}

function idOf({ people }: Scene, { email }: DemoPerson): string {
  return people.users.get(email) ?? ''
}
