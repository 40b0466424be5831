import type { Person, Version } from '../../support/builders.ts'
import { ATTESTATION_TEXT, USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { ReleaseMode } from '../../support/gql/graphql.ts'

const RELEASE = graphql(`
  query TestReleaseOf($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        id
        revision
        status
        reviewState
        releaseHeldBy
        app {
          id
          revision
          releaseMode
          canChooseRelease
        }
      }
    }
  }
`)

const CHOOSE = graphql(`
  mutation TestReleaseModeChange($input: ReleaseModeInput!) {
    payload: appReleaseModeChange(input: $input) {
      app {
        releaseMode
        canChooseRelease
        liveVersion {
          number
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

type Asker = Pick<Person, 'client'>

/** How a version is released, as somebody sees it, and where it stands. */
export async function releaseOf({ client }: Asker, { id }: Pick<Version, 'id'>) {
  const { node } = await client.get(RELEASE, { id })
  if (!node || !('app' in node)) throw new Error('There is no such version.')
  const { app, ...version } = node
  if (!app) throw new Error('A version without its app.')
  return { ...app, version }
}

/** Chooses at the present revision of the app, unless told otherwise. */
export async function chooseMode(
  person: Asker,
  version: Pick<Version, 'id' | 'app'>,
  releaseMode: ReleaseMode,
  revision?: number,
) {
  const expectedRevision = revision ?? (await releaseOf(person, version)).revision
  const input = { appId: version.app.id, releaseMode, expectedRevision }
  const { payload } = await person.client.get(CHOOSE, { input })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

const RENEW = graphql(`
  mutation TestRenewApproved($input: AttestInput!) {
    payload: attestationRenew(input: $input) {
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

/** Accepts the terms in force on a version that is approved or live. */
export async function renew({ client }: Asker, { id, revision }: Pick<Version, 'id' | 'revision'>) {
  const { attestationText } = await client.get(ATTESTATION_TEXT)
  const { id: textId, sha256: textSha256 } = attestationText
  const said = { textId, textSha256, answer: 'ACCEPTED' } as const
  const input = { versionId: id, expectedRevision: revision, ...said }
  const { payload } = await client.get(RENEW, { input })
  return { userErrors: readFragment(USER_ERROR, payload.userErrors) }
}
