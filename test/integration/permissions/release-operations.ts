import type { Person, Version } from '../../support/builders.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { releaseOf } from '../lifecycle/release-mode-steps.ts'
import { announce, WHY } from '../lifecycle/sunset-steps.ts'
import type { OperationOn } from './operation.ts'

interface At {
  appId: string
  revision: number
}

export interface ReleaseTargets {
  /** An app whose owner may still choose, and the revision of it. */
  choosing: At
  /** Live, and no end is announced. */
  ending: At
  /** Live until a day that was announced. */
  goingOn: At
}

type Operation = OperationOn<ReleaseTargets>

const OWNERS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'] as const
const ERRORS = 'userErrors { code }'

export const RELEASE_MUTATIONS: Readonly<Record<string, Operation>> = {
  appReleaseModeChange: {
    text: ({ choosing: { appId, revision } }) =>
      `appReleaseModeChange(input: { appId: "${appId}", releaseMode: MANUAL, expectedRevision: ${revision} }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  appDeprecate: {
    text: ({ ending: { appId, revision } }) =>
      `appDeprecate(input: { appId: "${appId}", sunsetAt: "${aYearAhead()}", note: "${WHY}", expectedRevision: ${revision} }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
  appDeprecationWithdraw: {
    text: ({ goingOn: { appId, revision } }) =>
      `appDeprecationWithdraw(input: { appId: "${appId}", reason: "${WHY}", expectedRevision: ${revision} }) { ${ERRORS} }`,
    rightful: 'owner',
    others: OWNERS,
  },
}

/** An app in review, of which nothing was chosen yet, and two that are live. */
export async function releaseTargets(cast: Cast): Promise<ReleaseTargets> {
  const { owner } = cast
  const choosing = await anAppVersion(cast, { status: 'IN_REVIEW' })
  const ending = await anAppVersion(cast, { status: 'LIVE' })
  const goingOn = await anAppVersion(cast, { status: 'LIVE' })
  await announce(owner, goingOn, { sunsetAt: aYearAhead() })
  return {
    choosing: await at(owner, choosing),
    ending: await at(owner, ending),
    goingOn: await at(owner, goingOn),
  }
}

const aYearAhead = () => new Date(Date.now() + 365 * 86_400_000).toISOString()

async function at(owner: Pick<Person, 'client'>, version: Version): Promise<At> {
  const { revision } = await releaseOf(owner, version)
  return { appId: version.app.id, revision }
}
