import { describe, expect, it } from 'vitest'
import { galleryApi } from './gallery-api.ts'
import { aListing, aScope } from './listings.ts'
import { type ReadPage, readPage, words } from './render-page.ts'

async function browse(api: ReturnType<typeof galleryApi>, address = '/'): Promise<ReadPage> {
  const page = await readPage(api.execute, address)
  if (!page) throw new Error('The front page must exist.')
  return page
}

describe('the list of apps', () => {
  it('shows who made an app, what it wants to see, and where to read more', async () => {
    const { status, document } = await browse(galleryApi([aListing()]))
    const card = document.querySelector('article')
    expect(status).toBe(200)
    expect(card?.querySelector('a')?.getAttribute('href')).toBe('/apps/heart-diary')
    expect(words(card)).toContain('Cardio Works GmbH')
    expect(words(card)).toContain('See your test results and vital signs')
    expect(words(card)).toContain('and 1 more')
    expect(words(card)).toContain('Moderate risk')
  })

  it('warns on the card of a vendor who declined the terms, and on no other (R083)', async () => {
    const listings = [aListing(), aListing({ slug: 'sly', attestation: 'DECLINED' })]
    const { document } = await browse(galleryApi(listings))
    const warnings = [...document.querySelectorAll('article')].map((card) =>
      words(card).includes('Privacy terms declined'),
    )
    expect(warnings).toEqual([false, true])
  })

  it('counts launch and identity as no health data', async () => {
    const scopes = [aScope('openid', 'To sign you in.'), aScope('launch', 'To start.')]
    const { document } = await browse(galleryApi([aListing({ scopes })]))
    expect(words(document.querySelector('article'))).toContain('Reads no health data')
  })

  it('asks the API for what the address says, and leaves out what nobody knows', async () => {
    const api = galleryApi([])
    await browse(api, '/?q=%20heart%20&audience=PATIENT&audience=NOBODY&os=IOS&risk=LOW&fhir=R9')
    expect(api.asked[0]?.filter).toEqual({
      search: 'heart',
      audiences: ['PATIENT'],
      operatingSystems: ['IOS'],
      riskTiers: ['LOW'],
    })
  })
})

describe('search and filters', () => {
  it('keeps the choices in a form that works without scripts', async () => {
    const facets = [{ field: 'audiences', value: 'PATIENT', count: 7 }]
    const { document } = await browse(
      galleryApi([aListing()], { facets }),
      '/?q=heart&audience=PATIENT',
    )
    const form = document.querySelector('form')
    const box = form?.querySelector('input[name=audience][value=PATIENT]')
    expect(form?.getAttribute('method')).toBe('get')
    expect(box?.hasAttribute('checked')).toBe(true)
    expect(words(box?.closest('label'))).toBe('Patient7')
    expect(document.querySelector('input[name=q]')?.getAttribute('value')).toBe('heart')
    expect(document.querySelector('input[name=q]')?.getAttribute('form')).toBe(form?.id)
  })

  it('takes one filter away per link and keeps the others', async () => {
    const { document } = await browse(galleryApi([]), '/?q=heart&audience=PATIENT&os=IOS&after=x')
    const links = [...document.querySelectorAll('#results .gh-chip')].map((link) => [
      words(link),
      link.getAttribute('href'),
    ])
    expect(links).toEqual([
      ['Remove “heart”', '/?audience=PATIENT&os=IOS'],
      ['Remove Patient', '/?q=heart&os=IOS'],
      ['Remove iOS', '/?q=heart&audience=PATIENT'],
    ])
  })

  it('leads to the next page by the cursor of the API', async () => {
    const pageInfo = { hasNextPage: true, hasPreviousPage: false, endCursor: 'a+b=' }
    const { document } = await browse(galleryApi([aListing()], { pageInfo }), '/?os=WEB')
    const next = document.querySelector('a[rel=next]')?.getAttribute('href')
    expect(next).toBe('/?os=WEB&after=a%2Bb%3D')
  })

  it('tells an empty gallery from a search without results', async () => {
    const empty = await browse(galleryApi([]))
    const noMatch = await browse(galleryApi([]), '/?q=zebra')
    expect(words(empty.document.querySelector('#results'))).toContain('No apps yet')
    expect(words(noMatch.document.querySelector('#results'))).toContain('No app matches')
  })

  it('writes what people typed as text, never as markup', async () => {
    const { html } = await browse(
      galleryApi([]),
      `/?q=${encodeURIComponent('"><script>x</script>')}`,
    )
    expect(html).not.toContain('<script>x')
  })
})
