import { renderGallery } from '../../../gallery/src/entry-server.tsx'
import { galleryBrand } from '../../../gallery/src/lib/brand.ts'
import type { Execute } from '../../../gallery/src/lib/execute.ts'
import type { Language } from '../../../schema/vocabulary/language.ts'

/** A page as a browser without scripts reads it. */
export interface ReadPage {
  readonly status: number
  readonly document: Document
  readonly html: string
}

/** Writes the page of an address and reads it; undefined when the gallery does not know the address. */
export async function readPage(
  execute: Execute,
  address: string,
  language: Language = 'en',
): Promise<ReadPage | undefined> {
  const { pathname, searchParams } = new URL(address, 'http://gallery')
  const page = await renderGallery({
    path: pathname,
    query: searchParams,
    execute,
    language,
    // The files themselves are tested where they are served.
    assets: { stylesheets: [], scripts: [] },
    brand: await galleryBrand(execute),
  })
  return page && { ...page, document: new DOMParser().parseFromString(page.html, 'text/html') }
}

/** The words of an element, with every run of white space as one space. */
export function words(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
