import type { Person, Version } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'

const DEPRECATION = graphql(`
  query TestDeprecation($slug: String!) {
    app(slug: $slug) {
      id
      revision
      deprecationStatus
      canDeprecate
      earliestSunsetAt
      deprecation {
        sunsetAt
        note
        successor {
          slug
          name
        }
      }
      versions {
        status
        statusReason
      }
    }
  }
`)

const LISTING = graphql(`
  query TestSunsetListing($slug: String!) {
    galleryListing(slug: $slug) {
      deprecationStatus
      sunsetAt
      successor {
        slug
        name
      }
    }
  }
`)

const ANNOUNCE = graphql(`
  mutation TestDeprecate($input: AppDeprecateInput!) {
    payload: appDeprecate(input: $input) {
      app {
        deprecationStatus
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const WITHDRAW = graphql(`
  mutation TestDeprecationWithdraw($input: AppDeprecationWithdrawInput!) {
    payload: appDeprecationWithdraw(input: $input) {
      app {
        deprecationStatus
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

type Asker = Pick<Person, 'client'>
type Of = Pick<Version, 'app'>

const DAY = 86_400_000

/** The beginning of the UTC day so many days from today, as the contract writes it. */
export const dayAhead = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY) + days) * DAY).toISOString()

export const WHY = 'The vendor gives up this line of products.'

/** Where an app stands, as somebody of the vendor or the hospital sees it. */
export async function endOf({ client }: Asker, { app: { slug } }: Of) {
  const { app } = await client.get(DEPRECATION, { slug })
  if (!app) throw new Error('There is no such app.')
  return app
}

/** What the gallery says of it; null when it does not stand there. */
export async function listedEnd({ client }: Asker, { app: { slug } }: Of) {
  return (await client.get(LISTING, { slug })).galleryListing
}

/** Announces an end at the present revision, with a reason, unless told otherwise. */
export async function announce(
  person: Asker,
  of: Of,
  more: { sunsetAt: string; note?: string; successorSlug?: string; expectedRevision?: number },
) {
  const { id: appId, revision } = await endOf(person, of)
  const input = { appId, expectedRevision: revision, note: WHY, ...more }
  const { payload } = await person.client.get(ANNOUNCE, { input })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

export async function takeBack(person: Asker, of: Of, reason = WHY) {
  const { id: appId, revision } = await endOf(person, of)
  const input = { appId, expectedRevision: revision, reason }
  const { payload } = await person.client.get(WITHDRAW, { input })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}
