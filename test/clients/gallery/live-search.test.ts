import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressOf, liveSearch } from '../../../gallery/src/enhance/live-search.ts'
import { eventually } from '../../support/eventually.ts'
import { galleryApi } from './gallery-api.ts'
import { aListing, type Listing } from './listings.ts'
import { readPage, words } from './render-page.ts'

const COUNTS = [{ field: 'audiences', value: 'PATIENT', count: 1 }]

async function show(listings: readonly Listing[], address = '/'): Promise<void> {
  const page = await readPage(galleryApi(listings).execute, address)
  document.body.replaceChildren(...(page?.document.body.childNodes ?? []))
}

/** Answers every address with the page of one listing, as the server would after a search. */
function serverThatFinds(listing: Listing): { fetchPage: FetchPage; urls: string[] } {
  const urls: string[] = []
  const { execute } = galleryApi([listing], { facets: COUNTS, totalCount: 1 })
  return {
    urls,
    async fetchPage(url) {
      urls.push(url)
      const page = await readPage(execute, url)
      return new Response(page?.html, { status: page?.status })
    },
  }
}

type FetchPage = (url: string, signal: AbortSignal) => Promise<Response>

function type(text: string): void {
  const box = document.querySelector<HTMLInputElement>('#q')
  if (!box) throw new Error('There must be a search box.')
  box.value = text
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('search as one types', () => {
  beforeEach(() => history.replaceState(null, '', '/'))
  afterEach(() => document.body.replaceChildren())

  it('puts results, counts and address in place, and keeps the announced element', async () => {
    await show([aListing(), aListing({ slug: 'other', name: 'Other' })])
    const status = document.querySelector('#count')
    const server = serverThatFinds(aListing({ name: 'Lab Lens', slug: 'lab-lens' }))
    liveSearch(server)
    type('lab')
    await eventually(() => expect(words(status)).toBe('1 app'))
    expect(server.urls).toEqual(['/?q=lab'])
    expect(words(document.querySelector('#results article'))).toContain('Lab Lens')
    expect(words(document.querySelector('[data-count="audience=PATIENT"]'))).toBe('1')
    expect(document.querySelector('#count')).toBe(status)
    expect(location.search).toBe('?q=lab')
  })

  it('asks once for what was typed in one go', async () => {
    await show([])
    const server = serverThatFinds(aListing())
    liveSearch(server)
    for (const text of ['h', 'he', 'hea']) type(text)
    await eventually(() => expect(words(document.querySelector('#count'))).toBe('1 app'))
    expect(server.urls).toEqual(['/?q=hea'])
  })

  it('searches when a filter is chosen, and needs the button no more', async () => {
    await show([])
    const server = serverThatFinds(aListing())
    liveSearch(server)
    expect(document.querySelector<HTMLElement>('[data-without-script]')?.hidden).toBe(true)
    const box = document.querySelector<HTMLInputElement>('input[value=PATIENT]')
    if (box) box.checked = true
    box?.dispatchEvent(new Event('input', { bubbles: true }))
    await eventually(() => expect(server.urls).toEqual(['/?audience=PATIENT']))
  })

  it('leaves what is shown when the server cannot answer', async () => {
    await show([aListing()])
    let asked = 0
    liveSearch({
      fetchPage: () => {
        asked += 1
        return Promise.resolve(new Response('fault', { status: 500 }))
      },
    })
    type('lab')
    await eventually(() => expect(asked).toBe(1))
    expect(words(document.querySelector('#results'))).toContain('Heart Diary')
    expect(location.search).toBe('')
  })

  it('writes an address without what is empty', async () => {
    await show([], '/?audience=PATIENT')
    const form = document.querySelector('form')
    expect(form && addressOf(form)).toBe('/?audience=PATIENT')
  })
})
