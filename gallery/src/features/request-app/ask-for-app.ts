import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { AppRequestFaultFragment } from '../../gql/graphql.ts'
import type { Execute } from '../../lib/execute.ts'
import { FIELDS, type RequestField } from './fields.ts'

const AskForApp = graphql(`
  mutation AskForApp($input: AppRequestCreateInput!) {
    appRequestCreate(input: $input) {
      accepted
      userErrors {
        ...AppRequestFault
      }
    }
  }
`)

const AppRequestFault = graphql(`
  fragment AppRequestFault on UserError {
    __typename
    code
    path
    ... on FieldError {
      limit
      actual
    }
  }
`)

export type Fault = AppRequestFaultFragment

/** What came of a form that was sent. */
export type Outcome =
  | { readonly kind: 'ACCEPTED' }
  | { readonly kind: 'FAULTS'; readonly faults: readonly Fault[] }
  | { readonly kind: 'THROTTLED'; readonly retryAfterSeconds: number }

/** Hands in what a visitor wrote; rejects when the operation fails for another reason than haste. */
export async function askForApp(execute: Execute, form: URLSearchParams): Promise<Outcome> {
  const text = (name: RequestField) => form.get(name) ?? ''
  const input = {
    appName: text('appName'),
    homepageUrl: text('homepageUrl'),
    requesterName: text('requesterName'),
    requesterEmail: text('requesterEmail'),
    department: text('department') || null,
    why: text('why'),
  }
  try {
    const { appRequestCreate } = await execute(AskForApp, { input })
    if (appRequestCreate.accepted) return { kind: 'ACCEPTED' }
    return { kind: 'FAULTS', faults: readFragment(AppRequestFault, appRequestCreate.userErrors) }
  } catch (error) {
    const retryAfterSeconds = waitOf(error)
    if (retryAfterSeconds === undefined) throw error
    return { kind: 'THROTTLED', retryAfterSeconds }
  }
}

/** Finds the fault of a field, where it has one. */
export function faultOf(faults: readonly Fault[], field: RequestField): Fault | undefined {
  return faults.find(({ path }) => path?.[0] === field)
}

/** The fields that have to be looked at again, in the order of the form. */
export function faultyFields(faults: readonly Fault[]): readonly RequestField[] {
  return FIELDS.filter((field) => faultOf(faults, field))
}

/** How long a refusal for haste asks to wait; undefined for every other failure. */
function waitOf(error: unknown): number | undefined {
  const extensions = isRecord(error) && isRecord(error.extensions) ? error.extensions : {}
  return extensions.code === 'THROTTLED' ? Number(extensions.retryAfterSeconds) : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
