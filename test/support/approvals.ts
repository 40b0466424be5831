import { aReviewer, houseOf, type Person, type Version } from './builders.ts'
import { graphql } from './gql/gql.ts'
import type { TestPlatform } from './test-platform.ts'

const APPROVALS = graphql(`
  query TestApprovals($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        approvalsNeeded
        approvals {
          approver {
            name
          }
        }
      }
    }
  }
`)

/** How many people have to approve a version before the one who asks. */
export async function approvalsBefore(
  { client }: Pick<Person, 'client'>,
  { id }: Pick<Version, 'id'>,
): Promise<number> {
  const { node } = await client.get(APPROVALS, { id })
  const { approvals = [], approvalsNeeded = 1 } = node ?? {}
  return approvalsNeeded - approvals.length - 1
}

const seconds = new WeakMap<TestPlatform, Promise<Person>>()

/** The other app admin of the platform somebody signed in to: always the same one. */
export function secondAdmin(person: Pick<Person, 'client'>): Promise<Person> {
  const platform = houseOf(person)
  const second = seconds.get(platform) ?? aReviewer(platform)
  seconds.set(platform, second)
  return second
}
