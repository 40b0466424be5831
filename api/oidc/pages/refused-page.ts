import { errorPage } from './error-page.ts'
import type { Html } from './html.ts'
import type { PageOptions } from './page-options.ts'

/** Says that a choice was none of those offered. */
export function refusedPage(options: PageOptions, requestId: string): Html {
  return errorPage(options, {
    explanation: options.t('You cannot open this record. Go back and choose one from the list.'),
    code: 'access_denied',
    requestId,
  })
}
