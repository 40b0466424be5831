import type { ResultOf } from '@graphql-typed-document-node/core'
import { type Outcome, outcome, type Person, type Version } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { RecertificationDecision } from '../../support/gql/graphql.ts'
import { MOVE_PAYLOAD } from '../../support/transitions.ts'

const DECIDE = graphql(`
  mutation TestRecertificationDecide($input: RecertificationDecideInput!) {
    payload: recertificationDecide(input: $input) {
      ...MovePayload
    }
  }
`)

const STANDING = graphql(`
  query TestRecertification($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        id
        status
        revision
        scopeUse {
          scope
          uses
        }
        recertificationChecklist {
          key
        }
      }
    }
  }
`)

const OPEN = graphql(`
  mutation TestAccessCampaignOpen($input: AccessCampaignOpenInput!) {
    payload: accessCampaignOpen(input: $input) {
      campaign {
        id
        apps {
          name
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const LIST = graphql(`
  query TestAccessCampaigns {
    accessCampaigns {
      id
      title
      decidedCount
      isOverdue
      apps {
        name
        owner
        decision
        decidedBy
        liveVersion {
          number
        }
      }
    }
  }
`)

type Asker = Pick<Person, 'client'>

export async function standingOf({ client }: Asker, { id }: Pick<Version, 'id'>) {
  const { node } = await client.get(STANDING, { id })
  if (!node?.scopeUse) throw new Error('There is no such version.')
  const { status, revision = 0, scopeUse, recertificationChecklist = [] } = node
  return { status, revision, scopeUse, checklist: recertificationChecklist.map(({ key }) => key) }
}

/** Decides at the present revision, everything ticked, unless told otherwise. */
export async function recertify(
  person: Asker,
  { id }: Pick<Version, 'id'>,
  decision: RecertificationDecision,
  more: { checklist?: string[]; endScopes?: string[]; reason?: string; revision?: number } = {},
): Promise<Outcome> {
  const { revision: present, checklist } = await standingOf(person, { id })
  const { revision = present, reason = null, endScopes = [] } = more
  const ticked = more.checklist ?? checklist
  const input = { versionId: id, decision, checklist: ticked, endScopes, reason }
  const { payload } = await person.client.get(DECIDE, {
    input: { ...input, expectedRevision: revision },
  })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

export async function openCampaign(
  { client }: Asker,
  input: { title: string; dueAt: Date; appIds?: string[] },
) {
  const { payload } = await client.get(OPEN, {
    input: { appIds: [], ...input, dueAt: input.dueAt.toISOString() },
  })
  const errors = [...readFragment(USER_ERROR, payload.userErrors)]
  return { campaign: payload.campaign, errors }
}

export async function campaignsOf({
  client,
}: Asker): Promise<ResultOf<typeof LIST>['accessCampaigns']> {
  return (await client.get(LIST)).accessCampaigns
}
