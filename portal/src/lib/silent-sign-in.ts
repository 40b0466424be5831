import * as oauth from 'oauth4webapi'
import { prepareSignIn } from './authorization-request.ts'
import { redeemCode, type Tokens } from './redeem-code.ts'
import { CALLBACK_PATH } from './sign-in-settings.ts'

/** The answers of OpenID Connect Core 3.1.2.6 that mean: a person has to act. */
const NEEDS_A_PERSON = ['login_required', 'interaction_required', 'consent_required']

/**
 * Asks for new tokens on the strength of the session cookie, without showing anything.
 * Undefined when nobody is signed in; throws when the server cannot be reached.
 */
export async function signInSilently(): Promise<Tokens | undefined> {
  const { url, pending } = await prepareSignIn('/', { prompt: 'none' })
  const response = await fetch(url, { redirect: 'follow', credentials: 'include' })
  const answer = new URL(response.url)
  if (answer.pathname !== CALLBACK_PATH) return undefined
  try {
    return await redeemCode(answer, pending)
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof oauth.AuthorizationResponseError && NEEDS_A_PERSON.includes(error.error)
}
