import type { AuthorizationServerOptions } from '../options.ts'
import { errorPage } from './error-page.ts'
import type { Html } from './html.ts'

/** Says that a choice was none of those offered. */
export function refusedPage(options: AuthorizationServerOptions, requestId: string): Html {
  return errorPage(options, {
    explanation: 'You cannot open this record. Go back and choose one from the list.',
    code: 'access_denied',
    requestId,
  })
}
