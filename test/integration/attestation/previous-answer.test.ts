import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  attest,
  aVendor,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, move } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { TEXTS } from './attestation-documents.ts'
import {
  type AttestationWorld,
  attestationWorld,
  publishAnother,
  renew,
} from './attestation-world.ts'

const PREVIOUS = graphql(`
  query TestPreviousAttestation($id: ID!) {
    node(id: $id) {
      __typename
      ... on AppVersion {
        app {
          id
        }
        previousAttestation {
          textVersion
          answer
        }
        submissionErrors {
          code
          path
        }
      }
    }
  }
`)

let platform: TestPlatform
let world: AttestationWorld
beforeAll(async () => {
  platform = await startTestPlatform()
  world = await attestationWorld(platform)
})
afterAll(() => platform?.stop())

async function previous({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) {
  const { node } = await client.get(PREVIOUS, { id })
  return node?.__typename === 'AppVersion' ? node.previousAttestation : 'no such version'
}

/** What the wizard says is left to do. */
async function missing({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) {
  const { node } = await client.get(PREVIOUS, { id })
  return node?.__typename === 'AppVersion' ? node.submissionErrors : 'no such version'
}

/** A new version of an app, as the wizard begins it. */
async function nextVersionOf({ id }: Pick<Version, 'id'>) {
  const { node } = await world.owner.client.get(PREVIOUS, { id })
  const appId = node?.__typename === 'AppVersion' ? node.app.id : ''
  return aDraft(world.owner, { appId, changeNotes: 'Answers the new statement.' })
}

const versionInForce = async (since: number) =>
  (await world.owner.client.get(TEXTS, { since })).attestationText

describe('what the last step compares the statement with (R121)', () => {
  test('is what was signed for the app before, and the change is told against it', async () => {
    const live = await anAppVersion(world, { status: 'LIVE' })
    const before = (await versionInForce(1)).version
    const { body, version } = await publishAnother(world)
    const draft = await nextVersionOf(live)

    expect(await previous(world.owner, draft)).toEqual({ textVersion: before, answer: 'ACCEPTED' })
    const text = await versionInForce(before)
    expect(text.version).toBe(version)
    expect(text.changesSince.filter(({ kind }) => kind !== 'SAME')).not.toEqual([])
    const now = text.changesSince.flatMap(({ kind, parts }) =>
      kind === 'REMOVED' ? [] : [parts.filter((part) => part.kind !== 'REMOVED')],
    )
    expect(now.map((parts) => parts.map(({ text: words }) => words).join(''))).toEqual(
      body.split('\n'),
    )
  })

  test('is the answer to another app only while the app has none of its own', async () => {
    const [late, current] = [
      await anAppVersion(world, { status: 'LIVE' }),
      await anAppVersion(world, { status: 'LIVE', name: 'Other Lines' }),
    ]
    const before = (await versionInForce(1)).version
    await publishAnother(world)
    await renew(world.owner, current, 'DECLINED')

    expect(await previous(world.owner, await nextVersionOf(late))).toMatchObject({
      textVersion: before,
    })
    expect(await previous(world.owner, await aDraft(world.owner))).toEqual({
      textVersion: before + 1,
      answer: 'DECLINED',
    })
  })

  test('is the answer of the draft itself, when the text was replaced while it lay there', async () => {
    const newcomer = await aVendor(platform)
    const draft = await aDraft(newcomer)
    expect(await previous(newcomer, draft)).toBeNull()
    const answered = accepted(await attest(newcomer, draft))
    expect(await missing(newcomer, draft)).toEqual([])
    const { version } = await publishAnother(world)
    expect(await previous(newcomer, draft)).toMatchObject({ textVersion: version - 1 })

    const stale = [{ code: 'ATTESTATION_REQUIRED', path: ['attestationAnswer'] }]
    expect(await missing(newcomer, draft)).toMatchObject(stale)
    expect((await move(newcomer, 'submit', answered)).errors).toMatchObject(stale)
    await attest(newcomer, answered)
    expect(await missing(newcomer, draft)).toEqual([])
  })

  test('is for the people of the vendor alone', async () => {
    const live = await anAppVersion(world, { status: 'LIVE' })
    expect(await previous(world.owner, live)).not.toBeNull()
    expect(await previous(world.reviewer, live)).toBeNull()
    expect(await previous(await aVendor(platform), live)).toBe('no such version')
  })
})
