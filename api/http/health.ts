import { type Request, type Response, Router } from 'express'

/** `/health/live`: the process runs. `/health/ready`: it can serve, that is, the database answers. */
export function healthRoutes(isDatabaseUp: () => Promise<boolean>): Router {
  const router = Router()
  router.get('/live', (_req: Request, res: Response) => {
    res.json({ status: 'live' })
  })
  router.get('/ready', async (_req: Request, res: Response) => {
    const isUp = await isDatabaseUp().catch(() => false)
    res
      .status(isUp ? 200 : 503)
      .json({ status: isUp ? 'ready' : 'not ready', checks: { database: isUp } })
  })
  return router
}
