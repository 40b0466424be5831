import type { RequestHandler } from 'express'

/** Answers addresses that belong to machines: JSON, never a page. */
export const notFoundJson: RequestHandler = (_req, res) => {
  res.status(404).json({ error: { message: 'There is nothing at this address.' } })
}
