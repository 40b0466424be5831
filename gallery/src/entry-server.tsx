import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Document, type PageAssets } from './app/document.tsx'
import { ErrorPage } from './app/problem-pages.tsx'
import { type PageRequest, pageFor } from './app/routes.tsx'
import { type Brand, galleryBrand } from './lib/brand.ts'

export { galleryBrand }

/** A request for a page, and what the page is written with. */
export interface GalleryRequest extends PageRequest {
  readonly assets: PageAssets
}

/**
 * Writes one page of the gallery as HTML that needs no script to be read.
 * Answers undefined when the address is not the gallery's; rejects when an operation fails.
 */
export async function renderGallery(
  request: GalleryRequest,
): Promise<{ status: number; html: string } | undefined> {
  const page = await pageFor(request)
  if (!page) return undefined
  const { title, description, status, content } = page
  const { path, assets, brand } = request
  return {
    status,
    html: html(
      <Document title={title} description={description} path={path} assets={assets} brand={brand}>
        {content}
      </Document>,
    ),
  }
}

/** Writes the page that says something broke, with the number support can find it by. */
export function renderGalleryError(problem: {
  readonly requestId: string
  readonly assets: PageAssets
  readonly brand: Brand | null
}): string {
  return html(
    <Document title="Something went wrong" path="" assets={problem.assets} brand={problem.brand}>
      <ErrorPage requestId={problem.requestId} />
    </Document>,
  )
}

function html(document: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(document)}`
}
