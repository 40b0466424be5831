import { accepted, type Person, saveDraft } from '../../support/builders.ts'
import { anAppVersion, approve, type Cast, submitDraft } from '../../support/lifecycle.ts'
import { endDate, pilotOf, readyForPilot, startPilot } from '../pilot/pilot-steps.ts'
import type { OperationOn } from './operation.ts'
import { RELEASE_MUTATIONS, type ReleaseTargets, releaseTargets } from './release-operations.ts'

interface Tried {
  id: string
  /** Of the version, or of its pilot where that runs. */
  revision: number
}

export interface LifecycleTargets extends ReleaseTargets {
  pilots: {
    email: string
    endsAt: string
    /** May be tried out, and nobody does. */
    ready: Tried
    changing: Tried
    ending: Tried
  }
  /** Was live until a newer version took its place. */
  rolledBack: Tried
}

type Operation = OperationOn<LifecycleTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

export const LIFECYCLE_MUTATIONS: Readonly<Record<string, Operation>> = {
  ...RELEASE_MUTATIONS,
  appVersionRollBack: {
    text: ({ rolledBack: { id, revision } }) =>
      `appVersionRollBack(input: { versionId: "${id}", expectedRevision: ${revision},
        reason: "The newer one is slower than the one before." }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: STAFF,
  },
  pilotStart: {
    text: ({ pilots: { email, endsAt, ready } }) =>
      `pilotStart(input: { versionId: "${ready.id}", users: ["${email}"], endsAt: "${endsAt}",
        expectedRevision: ${ready.revision} }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: STAFF,
  },
  pilotUpdate: {
    text: ({ pilots: { changing, endsAt } }) =>
      `pilotUpdate(input: { versionId: "${changing.id}", endsAt: "${endsAt}",
        expectedRevision: ${changing.revision} }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: STAFF,
  },
  pilotEnd: {
    text: ({ pilots: { ending } }) =>
      `pilotEnd(input: { versionId: "${ending.id}", reason: "The app is slower than the one before.",
        expectedRevision: ${ending.revision} }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: STAFF,
  },
}

/** One version that may be tried out, and two that are. */
export async function lifecycleTargets(
  cast: Cast,
  { email }: Pick<Person, 'email'>,
): Promise<LifecycleTargets> {
  const ready = await readyForPilot(cast)
  const running = async () => {
    const version = await readyForPilot(cast)
    await startPilot(cast.reviewer, version, { users: [email], endsAt: endDate() })
    const { pilot } = await pilotOf(cast.reviewer, version)
    return { id: version.id, revision: pilot?.revision ?? 0 }
  }
  const { revision } = await pilotOf(cast.reviewer, ready)
  const pilots = {
    ...{ email, endsAt: endDate().toISOString(), ready: { id: ready.id, revision } },
    ...{ changing: await running(), ending: await running() },
  }
  return { pilots, rolledBack: await replaced(cast), ...(await releaseTargets(cast)) }
}

async function replaced({ owner, reviewer }: Cast): Promise<Tried> {
  const { id, app } = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
  const notes = { appId: app.id, changeNotes: 'Draws the lines anew.' }
  const second = await submitDraft(owner, accepted(await saveDraft(owner, notes)))
  accepted(await approve(reviewer, second))
  return { id, revision: (await pilotOf(reviewer, { id })).revision }
}
