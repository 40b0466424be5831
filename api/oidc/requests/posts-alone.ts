import type { NextFunction, Request, Response } from 'express'

const ALLOWED: ReadonlySet<string> = new Set(['POST', 'OPTIONS'])

/** Answers a wrong method at an endpoint for programs in their own format (RFC 6749 section 3.2). */
export function postsAlone({ method }: Request, res: Response, next: NextFunction): void {
  if (ALLOWED.has(method)) {
    next()
    return
  }
  res
    .status(405)
    .set({ Allow: [...ALLOWED].join(', '), 'Cache-Control': 'no-store' })
    .json({ error: 'invalid_request', error_description: 'use POST' })
}
