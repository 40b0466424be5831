import { graphql } from '../gql/gql.ts'
import type { UserError_FieldsFragment } from '../gql/graphql.ts'

/** What every mutation answers when a person can mend something. */
export const USER_ERROR = graphql(`
  fragment UserError_fields on UserError {
    __typename
    message
    code
    path
    ... on FieldError {
      limit
    }
    ... on TransitionError {
      allowed
    }
  }
`)

export type UserErrorFields = UserError_FieldsFragment

/** The path of an error below the input, as segments: `['address', 'city']`. */
export function fieldPath({ path }: Pick<UserErrorFields, 'path'>): readonly string[] {
  const segments = path ?? []
  return segments[0] === 'input' ? segments.slice(1) : segments
}

/** Finds the message for one field, given as a dotted path: `address.city`. */
export function errorFor(errors: readonly UserErrorFields[], field: string): string | undefined {
  return errors.find((error) => fieldPath(error).join('.') === field)?.message
}
