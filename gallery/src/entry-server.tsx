import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '../../schema/vocabulary/language.ts'
import { Document, type PageAssets } from './app/document.tsx'
import { ErrorPage } from './app/problem-pages.tsx'
import { type PageRequest, pageFor } from './app/routes.tsx'
import { type Brand, galleryBrand } from './lib/brand.ts'
import { loadSpanishReader } from './lib/words/load-spanish-reader.ts'
import { ENGLISH_READER, type Reader, ReaderContext } from './lib/words/reader.ts'
import { spanishReader } from './lib/words/spanish-reader.ts'

export { galleryBrand }

/** A request for a page, and what the page is written with. */
export interface GalleryRequest extends Omit<PageRequest, 'reader'> {
  readonly assets: PageAssets
  readonly language: Language
}

/** What nothing is asked for: pages that say that asking failed. */
const READERS: Readonly<Record<Language, Reader>> = { en: ENGLISH_READER, es: spanishReader() }

/**
 * Writes one page of the gallery as HTML that needs no script to be read.
 * Answers undefined when the address is not the gallery's; rejects when an operation fails.
 */
export async function renderGallery(
  request: GalleryRequest,
): Promise<{ status: number; html: string; location?: string } | undefined> {
  const reader =
    request.language === 'es' ? await loadSpanishReader(request.execute) : ENGLISH_READER
  const page = await pageFor({ ...request, reader })
  if (!page) return undefined
  const { title, description, query, status, location, content } = page
  const { path, assets, brand } = request
  return {
    status,
    location,
    html: html(
      reader,
      <Document {...{ title, description, path, query, assets, brand }}>{content}</Document>,
    ),
  }
}

/** Writes the page that says something broke, with the number support can find it by. */
export function renderGalleryError(problem: {
  readonly requestId: string
  readonly assets: PageAssets
  readonly brand: Brand | null
  readonly language: Language
}): string {
  const reader = READERS[problem.language]
  const title = reader.t('Something went wrong')
  return html(
    reader,
    <Document title={title} path="" assets={problem.assets} brand={problem.brand}>
      <ErrorPage requestId={problem.requestId} />
    </Document>,
  )
}

function html(reader: Reader, document: ReactElement): string {
  const page = <ReaderContext value={reader}>{document}</ReaderContext>
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
