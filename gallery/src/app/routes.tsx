import type { ReactNode } from 'react'
import { ListingPage, loadListing } from '../components/listing/listing-page.tsx'
import { BrowsePage, loadListings } from '../features/browse/browse-page.tsx'
import { askForApp } from '../features/request-app/ask-for-app.ts'
import { RequestPage, RequestSentPage } from '../features/request-app/request-page.tsx'
import type { Brand } from '../lib/brand.ts'
import type { Execute } from '../lib/execute.ts'
import type { Reader } from '../lib/words/reader.ts'
import { CliniciansShell } from './clinicians-shell.tsx'
import { MyAppsShell } from './my-apps-shell.tsx'
import { NotFoundPage } from './problem-pages.tsx'

/** What a page needs to be written. */
export interface PageRequest {
  readonly path: string
  readonly query: URLSearchParams
  /** What a form sent; undefined when the page is only asked for. */
  readonly form?: URLSearchParams
  readonly execute: Execute
  readonly brand: Brand
  readonly reader: Reader
}

/** What stands between header and footer, and what the page is called. */
export interface Page {
  readonly status: number
  /** Where the browser is to go instead, once a form was taken. */
  readonly location?: string
  readonly title: string
  readonly description?: string
  /** What the page depends on of its address; nothing else of it is written anywhere. */
  readonly query?: URLSearchParams
  readonly content: ReactNode
}

interface Route {
  readonly path: RegExp
  readonly page: (request: PageRequest, match: RegExpExecArray) => Promise<Page> | Page
}

/** Every address the gallery answers, in the order they are tried. */
const ROUTES: readonly Route[] = [
  { path: /^\/$/, page: browse },
  { path: /^\/apps\/([^/]+)$/, page: listingOf },
  { path: /^\/my-apps(\/callback)?$/, page: myApps },
  { path: /^\/clinicians(\/apps\/[^/]+)?$/, page: clinicians },
  { path: /^\/request-app$/, page: requestApp },
  { path: /^\/not-found$/, page: notFound },
]

/** Finds and fills the page of an address; undefined when the address is not the gallery's. */
export async function pageFor(request: PageRequest): Promise<Page | undefined> {
  const path = request.path.replace(/(.)\/$/, '$1')
  for (const route of ROUTES) {
    const match = route.path.exec(path)
    if (match) return route.page(request, match)
  }
  return undefined
}

async function browse({ execute, query, brand, reader }: PageRequest): Promise<Page> {
  const listings = await loadListings(execute, query)
  return {
    status: 200,
    title: reader.t('Apps'),
    description: reader.t(
      'Health apps reviewed by {{name}}, and what each one reads and changes.',
      { name: brand.name },
    ),
    query,
    content: <BrowsePage listings={listings} query={query} brand={brand} />,
  }
}

async function listingOf(
  { execute, brand, reader }: PageRequest,
  match: RegExpExecArray,
): Promise<Page> {
  const slug = decoded(match[1] ?? '')
  const found = slug === undefined ? null : await loadListing(execute, slug)
  if (!found) return notFound({ reader })
  const { listing, similar } = found
  return {
    status: 200,
    title: listing.name,
    description: listing.shortDescription,
    content: <ListingPage slug={slug ?? ''} {...{ listing, similar, brand }} />,
  }
}

function clinicians({ reader }: PageRequest, match: RegExpExecArray): Page {
  const content = <CliniciansShell isListing={match[1] !== undefined} />
  return { status: 200, title: reader.t('Apps for clinicians'), content }
}

function myApps({ reader }: PageRequest): Page {
  return { status: 200, title: reader.t('My apps'), content: <MyAppsShell /> }
}

async function requestApp({ execute, query, form, brand, reader }: PageRequest): Promise<Page> {
  const title = reader.t('Ask for an app')
  if (query.has('sent')) {
    const thanks = reader.t('Thank you')
    return { status: 200, title: thanks, query, content: <RequestSentPage brand={brand} /> }
  }
  const outcome = form && (await askForApp(execute, form))
  const isTaken = outcome?.kind === 'ACCEPTED'
  return {
    status: isTaken ? 303 : statusOf(outcome?.kind),
    ...(isTaken && { location: '/request-app?sent' }),
    title,
    content: <RequestPage brand={brand} values={form ?? query} outcome={outcome} />,
  }
}

function statusOf(kind: 'FAULTS' | 'THROTTLED' | undefined): number {
  if (!kind) return 200
  return kind === 'FAULTS' ? 422 : 429
}

function notFound({ reader }: Pick<PageRequest, 'reader'>): Page {
  return { status: 404, title: reader.t('Not found'), content: <NotFoundPage /> }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
