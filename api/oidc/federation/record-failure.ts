import type { Request } from 'express'
import { recordFailedSignIn } from '../../commands/access/federation/record-failed-sign-in.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestContext } from '../request-context.ts'

/** Writes down that a sign-in at the provider came to nothing; who it would have been is not known. */
export function recordFailure(
  options: AuthorizationServerOptions,
  req: Request,
  reason: string,
): Promise<void> {
  return recordFailedSignIn(requestContext(options, req), options.environment, reason)
}
