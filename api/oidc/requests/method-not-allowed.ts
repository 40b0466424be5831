import type { Request, Response } from 'express'

/** Answers a wrong method at an endpoint for programs in their own format (RFC 6749 section 3.2). */
export function methodNotAllowed(_req: Request, res: Response): void {
  res
    .status(405)
    .set({ Allow: 'POST, OPTIONS', 'Cache-Control': 'no-store' })
    .json({ error: 'invalid_request', error_description: 'use POST' })
}
