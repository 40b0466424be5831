import { existsSync } from 'node:fs'
import path from 'node:path'
import { type RequestHandler, Router, static as serveFiles } from 'express'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves built files whose names change with their content, compressed where the browser takes it. */
export function galleryStatic(clientFolder: string): Router {
  const router = Router()
  router.use(preferBrotli(clientFolder))
  router.use(
    serveFiles(clientFolder, {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      setHeaders(response, file) {
        // The one file whose name does not change with its content.
        if (file.endsWith('favicon.svg'))
          response.setHeader('Cache-Control', 'public, max-age=86400')
        if (!file.endsWith('.br')) return
        response.setHeader('Content-Encoding', 'br')
        const type = CONTENT_TYPES[path.extname(file.slice(0, -'.br'.length))]
        if (type) response.setHeader('Content-Type', type)
      },
    }),
  )
  router.use((_request, response) => {
    response.status(404).type('text').send('No such file.\n')
  })
  return router
}

/** The build writes `name.js.br` beside `name.js`. */
function preferBrotli(clientFolder: string): RequestHandler {
  return (request, response, next) => {
    const extension = path.extname(request.path)
    if (Object.hasOwn(CONTENT_TYPES, extension)) {
      response.vary('Accept-Encoding')
      const name = `${path.basename(request.path)}.br`
      const takesBrotli = request.acceptsEncodings('br', 'identity') === 'br'
      if (takesBrotli && existsSync(path.join(clientFolder, name))) request.url = `/${name}`
    }
    next()
  }
}
