import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { Language } from '../../schema/vocabulary/language.ts'
import type { PageAssets } from './gallery-assets.ts'

/**
 * Runs one operation with the rights of an anonymous visitor; rejects when the operation fails. With a request, it comes
 * from the address of whoever sent that.
 */
export type ExecuteAnonymous = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  request?: IncomingMessage,
) => Promise<Data>

/** How the hospital presents itself on a page. */
interface Brand {
  readonly name: string
  readonly supportEmail: string
  readonly selfRegistration: boolean
}

interface GalleryRequest {
  readonly path: string
  readonly query: URLSearchParams
  readonly form?: URLSearchParams
  readonly execute: ExecuteAnonymous
  readonly language: Language
  readonly assets: PageAssets
  readonly brand: Brand
}

/** A page as it goes out. */
export interface RenderedPage {
  readonly status: number
  readonly html: string
  /** Where the browser is to go instead. */
  readonly location?: string
}

/** What the gallery's server build exports (gallery/src/entry-server.tsx). */
export interface GalleryBundle {
  readonly galleryBrand: (execute: ExecuteAnonymous) => Promise<Brand>
  readonly renderGallery: (request: GalleryRequest) => Promise<RenderedPage | undefined>
  readonly renderGalleryError: (problem: {
    readonly requestId: string
    readonly assets: PageAssets
    readonly brand: Brand | null
    readonly language: Language
  }) => string
}

/** Loads the gallery's server build when the first page is asked for, and once. */
export function lazyGalleryBundle(distFolder: string): () => Promise<GalleryBundle> {
  const url = pathToFileURL(path.join(distFolder, 'server/entry-server.js')).href
  let bundle: Promise<GalleryBundle> | undefined
  return () => {
    bundle ??= import(url)
    return bundle
  }
}
