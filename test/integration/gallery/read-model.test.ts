import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, anonymous, aReviewer, aVendor } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { reinstate } from '../../support/incidents.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const LIST = `query ($filter: GalleryFilter) {
  galleryListings(first: 50, filter: $filter) {
    nodes { name longDescription liveSince scopes { scope plainLanguage } }
    pageInfo { hasNextPage endCursor }
  }
}`

interface Listed {
  galleryListings: { nodes: { name: string; longDescription: string; liveSince: string }[] }
}

describe.each([
  { kept: 'all cards kept', GALLERY_CARDS_KEPT: '2000', counts: [1, 1] },
  { kept: 'cards read anew', GALLERY_CARDS_KEPT: '0', counts: [1, 1] },
  { kept: 'one card kept', GALLERY_CARDS_KEPT: '1', counts: [1, 2] },
])('the gallery with $kept', ({ GALLERY_CARDS_KEPT, counts }) => {
  let platform: TestPlatform
  let cast: Cast
  let visitor: GraphqlClient

  beforeAll(async () => {
    platform = await startTestPlatform({ env: { GALLERY_CARDS_KEPT } })
    cast = { owner: await aVendor(platform), reviewer: await aReviewer(platform) }
    visitor = anonymous(platform)
  })
  afterAll(() => platform.stop())

  const goLive = (name: string) => anAppVersion(cast, { name, status: 'LIVE' })
  const list = async (filter: object = {}) => {
    const { data, errors } = await visitor.ask<Listed, object>(LIST, { filter })
    expect(errors).toEqual([])
    return data?.galleryListings.nodes ?? []
  }
  const names = async (filter?: object) => (await list(filter)).map(({ name }) => name).toSorted()

  const statements = async () => {
    await everythingTold(platform) // telling asks, too
    return (await statementsOf(list)).length
  }

  test('takes the same few statements for one app and for many', async () => {
    await goLive('Blood sugar diary')
    const forOne = await statements()
    for (const name of ['Heart notes', 'Sleep plan', 'Asthma coach']) await goLive(name)
    expect(await names()).toEqual([
      'Asthma coach',
      'Blood sugar diary',
      'Heart notes',
      'Sleep plan',
    ])
    const forFour = await statements()
    expect([forOne, forFour]).toEqual(counts)
  })

  test('shows a suspension and a reinstatement in the very next answer', async () => {
    const live = await goLive('Wound photos')
    expect(await names({ search: 'wound' })).toEqual(['Wound photos'])
    const suspended = accepted(await move(cast.reviewer, 'suspend', live, REASON))
    expect(await names({ search: 'wound' })).toEqual([])
    accepted(await reinstate(cast.reviewer, suspended))
    expect(await names({ search: 'wound' })).toEqual(['Wound photos'])
  })

  test('never shows a card as it was before it was written again', async () => {
    await goLive('Migraine journal')
    for (const text of ['first', 'second', 'third']) {
      await query(
        platform.databaseUrl,
        `update gallery_card set card = jsonb_set(card::jsonb, '{longDescription}', to_jsonb($1::text))::text
         where card::jsonb ->> 'name' = 'Migraine journal'`,
        [text],
      )
      const [listing] = await list({ search: 'migraine' })
      expect(listing?.longDescription).toBe(text)
    }
  })

  test('filters by several values of a field, and by several fields', async () => {
    const found = (filter: object) => names({ search: 'diary', ...filter })
    const all = ['Blood sugar diary']
    expect(await found({ riskTiers: ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] })).toEqual(all)
    expect(
      await found({ audiences: ['PAYER', 'PROVIDER', 'PHARMA', 'PATIENT', 'DEVELOPER'] }),
    ).toEqual(all)
    expect(await found({ attestation: 'DECLINED' })).toEqual([])
  })
})
