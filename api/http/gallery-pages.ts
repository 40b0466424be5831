import path from 'node:path'
import { type NextFunction, type Request, type Response, Router, urlencoded } from 'express'
import { GraphQLError } from 'graphql'
import { languageOf } from '../language-choice.ts'
import type { Logger } from '../ports.ts'
import { type GalleryAssets, type PageAssets, readGalleryAssets } from './gallery-assets.ts'
import { type ExecuteAnonymous, lazyGalleryBundle, type RenderedPage } from './gallery-bundle.ts'
import { galleryStatic } from './gallery-static.ts'

const PAGES = [
  '/',
  '/apps/:slug',
  '/clinicians',
  '/clinicians/apps/:slug',
  '/request-app',
  '/my-apps',
  '/my-apps/callback',
  '/not-found',
]

/** What the gallery's pages need from the rest of the platform. */
export interface GalleryPagesOptions {
  /** The folder with `client` and `server` in it, as the gallery's two builds left them. */
  readonly distFolder: string
  readonly executeAnonymous: ExecuteAnonymous
  readonly logger: Logger
}

/**
 * Serves the public pages of the gallery and their files.
 * A page nobody else answered gets the one that says so: mount it last.
 */
export function galleryPages(options: GalleryPagesOptions): Router {
  const router = Router()
  const write = pageWriter(options)
  router.use('/gallery-assets', galleryStatic(path.join(options.distFolder, 'client')))
  // Browsers ask for it on pages that name no icon of their own.
  router.get('/favicon.ico', (_request, response) => {
    response.redirect(301, '/gallery-assets/favicon.svg')
  })
  router.get(PAGES, async (request, response) => {
    send(response, await write(request, response, request.path))
  })
  router.post('/request-app', urlencoded({ extended: false, limit: '20kb' }), ownForms, sent)
  async function sent(request: Request, response: Response): Promise<void> {
    send(response, await write(request, response, request.path))
  }
  router.get('/{*unknown}', async (request, response, next) => {
    if (request.accepts('html')) send(response, await write(request, response, '/not-found'))
    else next()
  })
  return router
}

type PageWriter = (request: Request, response: Response, path: string) => Promise<RenderedPage>

function pageWriter({ distFolder, executeAnonymous, logger }: GalleryPagesOptions): PageWriter {
  const loadBundle = lazyGalleryBundle(distFolder)
  let assets: GalleryAssets | undefined

  function assetsOf(path: string): PageAssets {
    assets ??= readGalleryAssets(distFolder)
    return /^\/(my-apps|clinicians)(\/|$)/.test(path) ? assets.myApps : assets.publicPage
  }

  return async (request, response, path) => {
    const { galleryBrand, renderGallery, renderGalleryError } = await loadBundle()
    const language = languageOf(request.headers)
    response.set('Content-Language', language).vary('Accept-Language, Cookie')

    async function written(path: string): Promise<RenderedPage> {
      const page = await renderGallery({
        path,
        query: new URL(request.originalUrl, 'http://gallery').searchParams,
        ...(request.method === 'POST' && { form: formOf(request.body) }),
        execute: (document, variables) => executeAnonymous(document, variables, request),
        language,
        assets: assetsOf(path),
        brand: await galleryBrand(executeAnonymous),
      })
      if (!page) throw new Error(`The gallery has no page for ${path}.`)
      return page
    }

    try {
      return await written(path).catch((error) => {
        if (isAboutTheAddress(error)) return written('/not-found')
        throw error
      })
    } catch (error) {
      const requestId = String(response.locals.requestId)
      logger.error({ err: error, requestId }, 'a gallery page could not be written')
      const problem = { requestId, assets: assetsOf('/'), brand: null, language }
      return { status: 500, html: renderGalleryError(problem) }
    }
  }
}

/** The API refused what the address asks for, such as the cursor of a list that has changed. */
function isAboutTheAddress(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT'
}

/** Says of each field of a form what was sent, as text; whatever is sent twice counts once. */
function formOf(body: unknown): URLSearchParams {
  const sent = Object.entries(typeof body === 'object' && body ? body : {})
  return new URLSearchParams(sent.map(([name, value]) => [name, String([value].flat()[0] ?? '')]))
}

/** A form of another site is not taken: a visitor of theirs asks us for nothing (Fetch Metadata). */
function ownForms(request: Request, response: Response, next: NextFunction): void {
  if (request.get('sec-fetch-site') === 'cross-site') response.status(403).type('text').send('No.')
  else next()
}

/** Express adds the ETag and answers 304; nobody keeps a fault, or an address that carries a code. */
function send(response: Response, { status, html, location }: RenderedPage): void {
  if (location) {
    response.redirect(status, location)
    return
  }
  const isKept = status < 500 && !response.req.path.startsWith('/my-apps/callback')
  response
    .status(status)
    .set('Cache-Control', isKept ? 'public, max-age=0, must-revalidate' : 'no-store')
    .type('html')
    .send(html)
}
