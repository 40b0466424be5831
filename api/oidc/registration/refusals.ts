import type { Response } from 'express'
import { recordRefusedRegistration } from '../../commands/access/record-refused-registration.ts'
import type { RequestContext } from '../../context.ts'
import type { RateLimiter } from '../../ports.ts'
import type { RegistrationError } from './errors.ts'

type Refusal = RegistrationError | (Omit<RegistrationError, 'error'> & { error: 'access_denied' })

/** Answers what cannot be registered, and keeps that it was tried. */
export async function refuse(ctx: RequestContext, res: Response, error: Refusal): Promise<void> {
  await recordRefusedRegistration(ctx, { error: error.error })
  res.status(error.error === 'access_denied' ? 403 : 400).json(error)
}

/** Answers a token that opens nothing: never made, ended, or of another client (RFC 6750 section 3.1). */
export async function refuseToken(
  ctx: RequestContext,
  res: Response,
  clientId?: string,
): Promise<void> {
  await recordRefusedRegistration(ctx, { error: 'invalid_token', clientId })
  res.status(401).set('WWW-Authenticate', 'Bearer error="invalid_token"').json({
    error: 'invalid_token',
    error_description: 'the token is unknown, or has ended',
  })
}

/** Counts one registration, and answers where there were too many (RFC 6585 section 4). */
export async function isTooMany(
  { ports }: RequestContext,
  res: Response,
  bucket: Parameters<RateLimiter['take']>,
): Promise<boolean> {
  const waitSeconds = await ports.rateLimiter.take(...bucket)
  if (waitSeconds === 0) return false
  res
    .status(429)
    .set('Retry-After', String(waitSeconds))
    .json({
      error: 'temporarily_unavailable',
      error_description: `too many registrations; try again in ${waitSeconds} seconds`,
    })
  return true
}
