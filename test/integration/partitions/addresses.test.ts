import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, aReviewer, aVendor } from '../../support/builders.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

const BASES = graphql(`
  query TestFhirBases {
    organization {
      environments {
        environment
        fhirBase
        fhirBases {
          url
          name
          version
          hasSameRecords
          discoveryUrl
          capabilityStatementUrl
        }
      }
    }
  }
`)

const SHEETS = graphql(`
  query TestBasesOfClients($slug: String!) {
    app(slug: $slug) {
      clients {
        environment
        fhirBase
        discoveryUrl
        launchRequestUrl
        fhirBases {
          url
        }
      }
    }
  }
`)

let house: PartitionedHouse
let cast: Cast
beforeAll(async () => {
  house = await startPartitionedHouse()
  const { platform } = house
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => house?.stop())

it('R228 the page for developers names every base of an environment', async () => {
  const { organization } = await anonymous(house.platform).get(BASES, {})
  const [production, sandbox] = organization.environments
  const facts = (url: string) => ({
    url,
    discoveryUrl: `${url}/.well-known/smart-configuration`,
    capabilityStatementUrl: `${url}/metadata`,
  })
  expect(production?.fhirBases).toEqual([
    { ...facts(house.bases.first), name: null, version: 'R4', hasSameRecords: true },
    { ...facts(house.bases.stu3), name: 'stu3', version: 'STU3', hasSameRecords: true },
    { ...facts(house.bases.lab), name: 'lab', version: 'R4', hasSameRecords: false },
  ])
  expect(production?.fhirBase).toBe(house.bases.first)
  expect(sandbox?.fhirBases.map(({ url }) => url)).toEqual([sandbox?.fhirBase])
})

describe('R098 R102 the connection of an app', () => {
  const sheetOf = async (fields: AppVersionDraftInput) => {
    const { app } = await anAppVersion(cast, { ...fields, status: 'LIVE' })
    const answer = await cast.owner.client.get(SHEETS, { slug: app.slug })
    return answer.app?.clients.find(({ environment }) => environment === 'PRODUCTION')
  }

  it('begins at the first base, and names the others it may have tokens for', async () => {
    const sheet = await sheetOf({ name: 'Both', fhirVersions: ['STU3', 'R4'] })
    expect(sheet?.fhirBase).toBe(house.bases.first)
    expect(sheet?.fhirBases.map(({ url }) => url)).toEqual([house.bases.first, house.bases.stu3])
  })

  it('begins at the base of its version', async () => {
    const sheet = await sheetOf({ name: 'Old', fhirVersions: ['STU3'] })
    expect(sheet?.fhirBases).toEqual([{ url: house.bases.stu3 }])
    expect(sheet?.fhirBase).toBe(house.bases.stu3)
    expect(sheet?.discoveryUrl).toBe(`${house.bases.stu3}/.well-known/smart-configuration`)
    const request = new URL(sheet?.launchRequestUrl ?? 'about:blank')
    expect(request.searchParams.get('aud')).toBe(house.bases.stu3)
  })
})
