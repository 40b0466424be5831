import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Clock } from '../../../api/ports.ts'
import {
  accepted,
  aReviewer,
  aVendor,
  outcome,
  saveDraft,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { ClientSecretRotateInput } from '../../support/gql/graphql.ts'
import { anAppVersion, approve, type Cast, submitDraft } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const CLIENTS = graphql(`
  query TestClientsWithSecrets($slug: String!) {
    app(slug: $slug) {
      clients {
        id
        environment
        secrets {
          id
          lastFour
          label
          activatesAt
          expiresAt
        }
      }
    }
  }
`)

const ROTATE = graphql(`
  mutation TestSecretRotate($input: ClientSecretRotateInput!) {
    payload: clientSecretRotate(input: $input) {
      plaintextOnce
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const REVOKE = graphql(`
  mutation TestSecretRevoke($secretId: ID!) {
    payload: clientSecretRevoke(secretId: $secretId) {
      client {
        secrets {
          lastFour
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

class MovableClock implements Clock {
  ahead = 0
  now() {
    return new Date(Date.now() + this.ahead)
  }
}

const DAY = 86_400_000
const clock = new MovableClock()
let platform: TestPlatform
let cast: Cast
let live: Version
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { clock } })
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  live = await anAppVersion(cast, { status: 'LIVE', name: 'Holder of secrets' })
})
afterAll(() => platform?.stop())

async function production(version = live) {
  const { app } = await cast.owner.client.get(CLIENTS, { slug: version.app.slug })
  const client = app?.clients.find(({ environment }) => environment === 'PRODUCTION')
  if (!client) throw new Error('no client')
  return client
}

async function rotate(input: Partial<ClientSecretRotateInput> = {}) {
  const { id } = await production()
  const { payload } = await cast.owner.client.get(ROTATE, { input: { clientId: id, ...input } })
  return { secret: payload.plaintextOnce, errors: outcome({ ...payload, appVersion: null }).errors }
}

async function revokeAll() {
  for (const { id } of (await production()).secrets) {
    await cast.owner.client.get(REVOKE, { secretId: id })
  }
}

describe('secrets', () => {
  test('PLAT-02 live two side by side, and no third', async () => {
    await rotate({ label: 'First' })
    const second = await rotate({ label: 'Second', overlapHours: 24 })
    const { secrets } = await production()
    expect(secrets.map(({ label }) => label)).toEqual(['Second', 'First'])
    expect(second.secret?.endsWith(secrets[0]?.lastFour ?? '?')).toBe(true)
    const ends = Date.parse(secrets[1]?.expiresAt ?? '')
    expect(Math.abs(ends - clock.now().getTime() - DAY)).toBeLessThan(60_000)
    expect((await rotate()).errors).toMatchObject([
      { message: expect.stringContaining('Revoke one'), limit: 2, actual: 2 },
    ])
  })

  test('end one by one, at once, and for good', async () => {
    const { secrets } = await production()
    const secretId = secrets[1]?.id ?? ''
    const { payload } = await cast.owner.client.get(REVOKE, { secretId })
    expect(payload.client?.secrets).toEqual([{ lastFour: secrets[0]?.lastFour }])
    await cast.owner.client.get(REVOKE, { secretId })
    const audits = await column(
      platform,
      `select action from audit_event where action = 'client-secret.revoked'`,
    )
    expect(audits).toHaveLength(1)
    await revokeAll()
  })

  test('begin and end when they are told to', async () => {
    const today = clock.now().getTime()
    const at = (days: number) => new Date(today + days * DAY).toISOString()
    expect((await rotate({ activatesAt: at(2), expiresAt: at(32) })).errors).toEqual([])
    const [secret] = (await production()).secrets
    expect(Date.parse(secret?.expiresAt ?? '') - Date.parse(secret?.activatesAt ?? '')).toBe(
      30 * DAY,
    )
    await revokeAll()
  })

  test.each([
    ['activatesAt', -3, 30],
    ['activatesAt', 120, 200],
    ['expiresAt', 1, 1],
    ['expiresAt', 1, 900],
  ])('refuse %s of %i and %i days', async (field, begin, end) => {
    const at = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString()
    const { errors } = await rotate({ activatesAt: at(begin), expiresAt: at(end) })
    expect(errors).toMatchObject([{ code: 'INVALID', path: [field] }])
  })

  test('remind of their end at 30, 7 and 1 days, once each', async () => {
    await rotate({ label: 'Ends' })
    const told: number[][] = []
    for (const days of [300, 336, 337, 358, 359, 364, 364.5]) {
      clock.ahead = days * DAY
      await platform.runDueJobs()
      told.push(
        await column<number>(
          platform,
          `select (payload->>'days')::int from outbox_message where type = 'client-secret.expiring' order by sequence`,
        ),
      )
    }
    expect(told).toEqual([[], [29], [29], [29, 7], [29, 7], [29, 7, 1], [29, 7, 1]])
  })
})

test('PLAT-01 new redirect URLs come with a new version, and are told at its release', async () => {
  const told = () =>
    column<object>(
      platform,
      `select detail from audit_event where action = 'client.redirect-uris-changed'`,
    )
  const release = async (fields: object) => {
    const saved = await saveDraft(cast.owner, {
      appId: live.app.id,
      changeNotes: 'The address moved.',
      ...fields,
    })
    return accepted(await approve(cast.reviewer, await submitDraft(cast.owner, accepted(saved))))
  }
  await release({})
  expect(await told()).toEqual([])
  await release({ redirectUrls: ['https://new.example/callback'] })
  expect(await told()).toEqual([
    { added: ['https://new.example/callback'], removed: [expect.any(String)] },
  ])
  const events = `select payload from outbox_message where type = 'client.redirect-uris-changed'`
  expect(await column(platform, events)).toHaveLength(1)
})
