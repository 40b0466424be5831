import type { Person } from '../../support/builders.ts'
import type { Cast } from '../../support/lifecycle.ts'
import { endDate, pilotOf, readyForPilot, startPilot } from '../pilot/pilot-steps.ts'
import type { OperationOn } from './operation.ts'

interface Tried {
  id: string
  /** Of the version, or of its pilot where that runs. */
  revision: number
}

export interface LifecycleTargets {
  pilots: {
    email: string
    endsAt: string
    /** May be tried out, and nobody does. */
    ready: Tried
    changing: Tried
    ending: Tried
  }
}

type Operation = OperationOn<LifecycleTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

export const LIFECYCLE_MUTATIONS: Readonly<Record<string, Operation>> = {
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
  return { pilots }
}
