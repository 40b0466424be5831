import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '../../support/builders.ts'
import { column, rowCounts } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { PROPOSAL, PROPOSE, PUBLISH, TEXTS, WITHDRAW } from './attestation-documents.ts'
import {
  type AttestationWorld,
  anotherBody,
  attestationWorld,
  faultsOf,
  LONG_BODY,
  publishAnother,
  SUMMARY,
} from './attestation-world.ts'

let platform: TestPlatform
let world: AttestationWorld
beforeAll(async () => {
  platform = await startTestPlatform()
  world = await attestationWorld(platform)
})
afterAll(() => platform?.stop())

async function proposed(body = anotherBody(LONG_BODY)) {
  const { payload } = await world.security.client.get(PROPOSE, {
    input: { body, summary: SUMMARY },
  })
  return payload
}

describe('publishing a text takes two people', () => {
  test('the one who proposed it is refused, a second one publishes, and live apps are asked again', async () => {
    await anAppVersion(world, { status: 'LIVE' })
    const { proposal } = await proposed()
    expect(proposal?.canPublish).toBe(false)
    expect(proposal?.changes.length).toBeGreaterThan(0)
    const input = { proposalId: proposal?.id ?? '', expectedRevision: proposal?.revision ?? 0 }

    const alone = (await world.security.client.get(PUBLISH, { input })).payload
    expect(alone.text).toBeNull()
    expect(faultsOf(alone)).toMatchObject([{ code: 'SEPARATION_OF_DUTIES', path: ['proposalId'] }])

    const { attestationProposal } = await world.contract.client.get(PROPOSAL)
    expect(attestationProposal?.canPublish).toBe(true)
    const together = (await world.contract.client.get(PUBLISH, { input })).payload
    expect(together).toMatchObject({ appsToReattest: 1, text: { version: 2, summary: SUMMARY } })
    expect(together.text?.sha256).toBe(
      createHash('sha256')
        .update(together.text?.body ?? '', 'utf8')
        .digest('hex'),
    )
    expect((await world.contract.client.get(PROPOSAL)).attestationProposal).toBeNull()
    expect(
      await column(
        platform,
        `select detail->>'version' from audit_event where action = 'attestation-text.published'`,
      ),
    ).toEqual(['2'])
    expect(
      await column(
        platform,
        `select payload->>'version' from outbox_message where type = 'attestation-text.published'`,
      ),
    ).toEqual(['2'])
  })

  test('the text that is published is the one that was proposed, not one proposed since', async () => {
    const { proposal } = await proposed()
    const input = { proposalId: proposal?.id ?? '', expectedRevision: 7 }
    const { payload } = await world.contract.client.get(PUBLISH, { input })
    expect(faultsOf(payload)).toMatchObject([{ code: 'STALE_REVISION' }])
    const second = await proposed()
    expect(faultsOf(second)).toMatchObject([{ code: 'NOT_UNIQUE', path: ['body'] }])
    const back = { ...input, expectedRevision: proposal?.revision ?? 0 }
    expect(faultsOf((await world.security.client.get(WITHDRAW, { input: back })).payload)).toEqual(
      [],
    )
    const gone = (await world.contract.client.get(PUBLISH, { input: back })).payload
    expect(faultsOf(gone)).toMatchObject([{ code: 'NOT_FOUND', path: ['proposalId'] }])
  })
})

describe('a proposal is refused', () => {
  test.each([
    [
      'too short a body',
      { body: 'Be good.', summary: SUMMARY },
      { code: 'TOO_SHORT', path: ['body'], limit: 200, actual: 8 },
    ],
    [
      'too long a body',
      { body: 'x'.repeat(20_001), summary: SUMMARY },
      { code: 'TOO_LONG', path: ['body'], limit: 20_000, actual: 20_001 },
    ],
    [
      'no summary',
      { body: LONG_BODY, summary: ' ' },
      { code: 'REQUIRED', path: ['summary'], limit: 20 },
    ],
    [
      'too long a summary',
      { body: LONG_BODY, summary: 'x'.repeat(1001) },
      { code: 'TOO_LONG', path: ['summary'], limit: 1000 },
    ],
  ])('for %s', async (_what, input, fault) => {
    const before = await rowCounts(platform)
    const { payload } = await world.security.client.get(PROPOSE, { input })
    expect(faultsOf(payload)).toMatchObject([fault])
    expect(await rowCounts(platform)).toEqual(before)
  })

  test('when nothing changed but blanks', async () => {
    const { body } = await publishAnother(world)
    const payload = await proposed(`\r\n  ${body.replaceAll('\n', ' \r\n\r\n')}\n`)
    expect(faultsOf(payload)).toMatchObject([{ code: 'INVALID', path: ['body'] }])
  })
})

test.each([
  ['an app admin', () => world.reviewer],
  ['a vendor', () => world.owner],
])('%s may neither propose, publish nor look at proposals', async (_who, person) => {
  const { client } = person()
  const input = { proposalId: 'x', expectedRevision: 1 }
  expect(await client.codes(PROPOSE, { input: { body: LONG_BODY, summary: SUMMARY } })).toEqual([
    'FORBIDDEN',
  ])
  expect(await client.codes(PUBLISH, { input })).toEqual(['FORBIDDEN'])
  expect(await client.codes(PROPOSAL)).toEqual(['FORBIDDEN'])
})

test('everybody reads the history and what changed, word by word', async () => {
  const former = await publishAnother(world)
  const latest = await publishAnother(world)
  const { attestationTexts, attestationText } = await anonymous(platform).get(TEXTS, {
    since: former.version,
  })
  expect(attestationTexts.map(({ version }) => version)).toEqual(
    Array.from({ length: latest.version }, (_, n) => latest.version - n),
  )
  const changed = attestationText.changesSince.filter(({ kind }) => kind !== 'SAME')
  expect(changed).toMatchObject([{ kind: 'CHANGED' }])
  const words = changed[0]?.parts.filter(({ kind }) => kind !== 'SAME').map(({ text }) => text)
  expect(words).toEqual([former, latest].map(({ body }) => /Addition (\d+)/.exec(body)?.[1]))
  expect(await anonymous(platform).codes(TEXTS, { since: 99 })).toEqual(['NOT_FOUND'])
})
