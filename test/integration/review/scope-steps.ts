import { type Outcome, outcome, type Person, type Version } from '../../support/builders.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { ScopeVerdictInput } from '../../support/gql/graphql.ts'
import { MOVE_PAYLOAD } from '../../support/transitions.ts'

export const SCOPE_DECIDE = graphql(`
  mutation TestScopeDecide($input: ScopeDecisionInput!) {
    payload: scopeDecide(input: $input) {
      ...MovePayload
    }
  }
`)

const SCOPES = graphql(`
  query TestScopeDecisions($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        revision
        missingForApproval {
          guard
          message
        }
        scopes {
          scope
          decision
          grantedScopes
          reason
          decidedAt
          decidedBy
          canDecide
          needsExtraReview
          narrowerScopes {
            scope
          }
          proposal {
            number
            decision
            grantedScopes
            reason
          }
        }
      }
    }
  }
`)

const PREVIEWS = graphql(`
  query TestConsentPreviews($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        asked: consentPreviewHtml
        decided: consentPreviewHtml(of: DECIDED)
      }
    }
  }
`)

type At = Pick<Version, 'id'>

/** The scopes that are choices on the consent page with everything asked for, and on the one as decided. */
export async function previewedScopes({ client }: Pick<Person, 'client'>, { id }: At) {
  const { node } = await client.get(PREVIEWS, { id })
  const choices = (html: string | null | undefined) =>
    [...(html ?? '').matchAll(/name="scope" value="([^"]*)"/g)].map(([, scope = '']) => scope)
  return { asked: choices(node?.asked), decided: choices(node?.decided) }
}

/** Decides scopes at the present revision of the version, unless told another. */
export async function decideScopes(
  person: Pick<Person, 'client'>,
  { id }: At,
  decisions: ScopeVerdictInput[],
  revision?: number,
): Promise<Outcome> {
  const known = revision ?? (await scopesOf(person, { id })).revision
  const input = { versionId: id, expectedRevision: known, decisions }
  const { payload } = await person.client.get(SCOPE_DECIDE, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/** Reads the scopes of a version with what was decided about them, by name. */
export async function scopesOf({ client }: Pick<Person, 'client'>, { id }: At) {
  const { node } = await client.get(SCOPES, { id })
  if (!node?.scopes) throw new Error('There is no such version.')
  const { revision = 0, scopes, missingForApproval = [] } = node
  return {
    revision,
    missing: missingForApproval,
    byName: new Map(scopes.map((each) => [each.scope, each])),
  }
}
