import path from 'node:path'
import express, { type Request, type Response, Router } from 'express'

/** Serves the built portal: hashed assets for ever, its one page for every address below /portal. */
export function portalPages(distFolder: string): Router {
  const router = Router()
  const page = path.join(distFolder, 'index.html')
  const assets = express.static(path.join(distFolder, 'assets'), {
    immutable: true,
    maxAge: '1y',
    index: false,
  })
  router.use('/assets', assets, (_req: Request, res: Response) => {
    res.status(404).type('text/plain').send('There is no such file.')
  })
  router.get('/{*any}', (_req: Request, res: Response) => {
    res.set('Cache-Control', 'no-cache').sendFile(page)
  })
  return router
}

/** Serves the query explorer, which is built with the portal. */
export function explorerPage(distFolder: string): Router {
  const router = Router()
  router.get('/', (_req: Request, res: Response) => {
    res.set('Cache-Control', 'no-cache').sendFile(path.join(distFolder, 'graphiql.html'))
  })
  return router
}
