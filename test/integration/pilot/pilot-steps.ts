import { type Outcome, outcome, type Person, type Version } from '../../support/builders.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { passStages, stageKeeper } from '../../support/stages.ts'
import { MOVE_PAYLOAD } from '../../support/transitions.ts'
import { file } from '../review/stage-steps.ts'

const START = graphql(`
  mutation TestPilotStart($input: PilotStartInput!) {
    payload: pilotStart(input: $input) {
      ...MovePayload
    }
  }
`)

const UPDATE = graphql(`
  mutation TestPilotUpdate($input: PilotUpdateInput!) {
    payload: pilotUpdate(input: $input) {
      ...MovePayload
    }
  }
`)

const END = graphql(`
  mutation TestPilotEnd($input: PilotEndInput!) {
    payload: pilotEnd(input: $input) {
      ...MovePayload
    }
  }
`)

const STANDING = graphql(`
  query TestPilot($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        id
        revision
        canPilot
        pilotWaitsFor
        pilot {
          id
          startedAt
          startedBy
          endsAt
          endedAt
          endReason
          isRunning
          revision
          users {
            name
            email
          }
          client {
            clientId
            environment
            isEnabled
            scopes
            authorizeUrl
          }
        }
      }
    }
  }
`)

type At = Pick<Version, 'id'>

/** Reads the pilot of a version as somebody sees it. */
export async function pilotOf({ client }: Pick<Person, 'client'>, { id }: At) {
  const { node } = await client.get(STANDING, { id })
  if (!node?.id) throw new Error('There is no such version.')
  const { canPilot, pilot = null, pilotWaitsFor, revision = 0 } = node
  return { canPilot, pilot, pilotWaitsFor, revision }
}

/** Starts a pilot at the present revision of the version. */
export async function startPilot(
  { client }: Pick<Person, 'client'>,
  version: At,
  { users, endsAt, revision }: { users: string[]; endsAt: Date; revision?: number },
): Promise<Outcome> {
  const expectedRevision = revision ?? (await pilotOf({ client }, version)).revision
  const input = { versionId: version.id, users, endsAt: endsAt.toISOString(), expectedRevision }
  const { payload } = await client.get(START, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/** Changes a pilot at its present revision. */
export async function updatePilot(
  { client }: Pick<Person, 'client'>,
  version: At,
  { users, endsAt, revision }: { users?: string[]; endsAt?: Date; revision?: number },
): Promise<Outcome> {
  const expectedRevision = revision ?? (await pilotOf({ client }, version)).pilot?.revision ?? 0
  const input = {
    versionId: version.id,
    expectedRevision,
    ...(users ? { users } : {}),
    ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
  }
  const { payload } = await client.get(UPDATE, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/** Ends a pilot at its present revision. */
export async function endPilot(
  { client }: Pick<Person, 'client'>,
  version: At,
  reason: string,
): Promise<Outcome> {
  const expectedRevision = (await pilotOf({ client }, version)).pilot?.revision ?? 0
  const input = { versionId: version.id, expectedRevision, reason }
  const { payload } = await client.get(END, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/** Files the two plans a pilot waits for. */
export async function filePlans(person: Pick<Person, 'client'>, version: At): Promise<void> {
  const keeper = await stageKeeper(person)
  for (const kind of ['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const)
    await file(keeper, version, { stage: 'PILOT', kind, body: 'Who does what, in which order.' })
}

/** A version whose stages before the pilot are passed, with both plans on file. */
export async function readyForPilot(
  cast: Cast,
  fields: AppVersionDraftInput = {},
): Promise<Version> {
  const version = await anAppVersion(cast, { status: 'IN_REVIEW', ...PUBLIC_APP, ...fields })
  await makeReady(cast, version)
  return version
}

/** Passes what comes before the pilot of a version in review. */
export async function makeReady({ reviewer }: Cast, version: At): Promise<void> {
  await passStages(reviewer, version, 'CONTRACT_SCOPES')
  await filePlans(reviewer, version)
}

/** An app people open without a secret, that may stay connected. */
export const PUBLIC_APP = {
  clientType: 'PUBLIC',
  scopes: ['launch', 'offline_access', 'patient/Patient.rs'].map((scope) => ({
    scope,
    purpose: 'Show whose results these are.',
    justification: 'Lines mean nothing without it.',
  })),
} satisfies AppVersionDraftInput

/** A date a pilot may have. */
export function endDate(days = 30): Date {
  return new Date(Date.now() + days * 86_400_000)
}
