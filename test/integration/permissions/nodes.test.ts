import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument } from '../documents/uploads.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let live: Version
let ids: Record<string, string>
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  live = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
  const document = await aDocument(owner, { version: live, bytes: await aPdf() })
  ids = {
    ...(await idsOf(owner.client)),
    Message: await post('DEVELOPER_AND_REVIEWERS'),
    Document: document.id,
  }
})
afterAll(() => platform?.stop())

interface Found {
  __typename: string
  id: string
}

async function nodes(client: GraphqlClient, wanted: string[]): Promise<(Found | null)[]> {
  const text = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
  const { data, errors } = await client.ask<{ nodes: (Found | null)[] }, { ids: string[] }>(text, {
    ids: wanted,
  })
  expect(errors).toEqual([])
  return data?.nodes ?? []
}

async function idsOf(client: GraphqlClient): Promise<Record<string, string>> {
  const text = `{ organization { id } attestationText { id } viewer { vendor { id } }
    app(slug: "${live.app.slug}") { id liveVersion { id attestation { id } } clients { id } } }`
  // biome-ignore lint/suspicious/noExplicitAny: looked at member by member, and by the assertion below
  const { data } = await client.ask<any, never>(text)
  return {
    Organization: data.organization.id,
    AttestationText: data.attestationText.id,
    Vendor: data.viewer.vendor.id,
    App: data.app.id,
    AppVersion: data.app.liveVersion.id,
    Attestation: data.app.liveVersion.attestation.id,
    OAuthClient: data.app.clients[0].id,
  }
}

async function post(visibility: string): Promise<string> {
  const { data } = await reviewer.client.ask<{ messagePost: { message: { id: string } } }, never>(
    `mutation { messagePost(input: { versionId: "${live.id}", body: "Hello", visibility: ${visibility} }) { message { id } } }`,
  )
  return data?.messagePost.message.id ?? ''
}

describe('nodes', () => {
  test('finds every type that has an id, for those who may see it', async () => {
    const found = await nodes(owner.client, Object.values(ids))
    expect(found).toEqual(Object.entries(ids).map(([__typename, id]) => ({ __typename, id })))
    const { data } = await owner.client.ask<
      { __type: { possibleTypes: { name: string }[] } },
      never
    >('{ __type(name: "Node") { possibleTypes { name } } }')
    const types = data?.__type.possibleTypes.map(({ name }) => name).sort()
    expect(types).toEqual([...Object.keys(ids), 'ConsentGrant', 'Notification'].sort())
  })

  test('gives others what is public, and null for the rest', async () => {
    const strangers = [
      anonymous(platform),
      (await aPerson(platform)).client,
      (await aVendor(platform)).client,
    ]
    for (const client of strangers) {
      const found = await nodes(client, Object.values(ids))
      expect(found.map((node) => node?.__typename)).toEqual([
        'Organization',
        'AttestationText',
        ...Array.from({ length: 7 }, () => undefined),
      ])
    }
  })

  test('keeps what reviewers write among themselves from the vendor', async () => {
    const id = await post('REVIEWERS_ONLY')
    expect(await nodes(owner.client, [id])).toEqual([null])
    expect(await nodes(reviewer.client, [id])).toEqual([{ __typename: 'Message', id }])
    const text = `{ node(id: "${live.id}") { ... on AppVersion { messages { totalCount nodes { visibility } }
      activity { nodes { action } } latestMessage { body } } } }`
    // biome-ignore lint/suspicious/noExplicitAny: looked at member by member
    const { data } = await owner.client.ask<any, never>(text)
    expect(data.node.messages).toEqual({
      totalCount: 1,
      nodes: [{ visibility: 'DEVELOPER_AND_REVIEWERS' }],
    })
    const posted = data.node.activity.nodes.filter(
      ({ action }: { action: string }) => action === 'message.posted',
    )
    expect(posted).toHaveLength(1)
  })

  test.each([
    '',
    'nonsense',
    '%00',
    'x'.repeat(5000),
    Buffer.from('App:1').toString('base64url'),
    Buffer.from(`User:${'0'.repeat(36)}`).toString('base64url'),
    ...['constructor', '__proto__', 'toString', 'Nothing', 'App'].map((type) =>
      Buffer.from(`${type}:00000000-0000-4000-8000-000000000000`).toString('base64url'),
    ),
    Buffer.from("App:' or 1=1 --").toString('base64url'),
  ])('answers null for %j', async (id) => {
    expect(await nodes(owner.client, [id])).toEqual([null])
  })

  test('are at most a hundred at once', async () => {
    const list = JSON.stringify(Array.from({ length: 101 }, () => live.id))
    expect(await owner.client.codes(`{ nodes(ids: ${list}) { id } }`)).toEqual(['BAD_USER_INPUT'])
  })
})
