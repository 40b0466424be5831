import { CombinedGraphQLErrors } from '@apollo/client'
import { t } from './i18n/translate.ts'

/** Finds the request id the server gave with a failure, for the person to quote. */
export function requestIdOf(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined
  const ids = error.errors.map(({ extensions }) => extensions?.requestId)
  return ids.find((id) => typeof id === 'string')
}

/** Says whether the server refused who asks, so that asking again changes nothing. */
export function isForbidden(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.code === 'FORBIDDEN'
}

/** Says in one sentence what happened, without what only an engineer could use. */
export function explain(error: unknown): string {
  if (!CombinedGraphQLErrors.is(error)) {
    return t('The server could not be reached. Check the connection and try again.')
  }
  const code = error.errors[0]?.extensions?.code
  if (code === 'UNAUTHENTICATED') return t('You are signed out. Sign in to continue.')
  if (code === 'FORBIDDEN') return t('You may not see or do this.')
  if (code === 'THROTTLED') return t('Too many requests at once. Wait a moment and try again.')
  return t('Something went wrong on our side. Try again in a moment.')
}
