import { describe, expect, it } from 'vitest'
import { executor, galleryApi } from './gallery-api.ts'
import { aListing, aScope, type Listing } from './listings.ts'
import { readPage, words } from './render-page.ts'

async function listingPage(overrides: Parameters<typeof aListing>[0] = {}): Promise<Document> {
  const page = await readPage(galleryApi([aListing(overrides)]).execute, '/apps/heart-diary')
  expect(page?.status).toBe(200)
  if (!page) throw new Error('The page of a listing must exist.')
  return page.document
}

describe('the page of one app', () => {
  it('says what the app does with data, most sensitive first, each with its purpose', async () => {
    const document = await listingPage({
      scopes: [
        aScope('patient/Observation.rs', 'To draw a curve.'),
        aScope('patient/MedicationRequest.cruds', 'To renew prescriptions.'),
        aScope('offline_access', 'To remind you.'),
      ],
    })
    const headings = [...document.querySelectorAll('[aria-labelledby=scopes] h3')].map(words)
    const first = document.querySelector('.gh-permission')
    expect(headings).toEqual(['Critical sensitivity', 'Moderate sensitivity', 'How it connects'])
    expect(words(first)).toContain('See, add to, change and delete your prescriptions')
    expect(words(first)).toContain('Changes the record')
    expect(words(first)).toContain('Why: To renew prescriptions.')
    expect(words(document.querySelector('[aria-labelledby=scopes]'))).toContain(
      'Heart Diary can read what is listed here, and change what is marked.',
    )
  })

  it('says so when an app changes nothing, or reads nothing', async () => {
    const reader = await listingPage({ scopes: [aScope('patient/Patient.r', 'To greet you.')] })
    const stranger = await listingPage({ scopes: [aScope('openid', 'To sign you in.')] })
    expect(words(reader.body)).toContain('can read what is listed here, and change nothing.')
    expect(words(stranger.body)).toContain('Heart Diary reads no health data.')
  })

  it('warns when the vendor declined the terms (R083)', async () => {
    const declined = await listingPage({ attestation: 'DECLINED' })
    const accepted = await listingPage({ attestation: 'ACCEPTED' })
    expect(words(declined.querySelector('.gh-notice-warning'))).toContain(
      'This vendor declined the privacy and security terms',
    )
    expect(accepted.querySelector('.gh-notice-warning')).toBeNull()
  })

  it('shows the facts a person decides by', async () => {
    const facts = words((await listingPage()).querySelector('[aria-labelledby=facts]'))
    for (const fact of [
      'Cardio Works GmbH',
      '3, live since 1 September 2026',
      '28 August 2026',
      'Moderate',
      'Accepted by the vendor',
      'Web, iOS',
      'R4',
      'HIPAA, GDPR',
    ]) {
      expect(facts).toContain(fact)
    }
  })
})

describe('the links of one app', () => {
  it('lead to the vendor’s pages and support', async () => {
    const document = await listingPage()
    const links = [...document.querySelectorAll('[aria-labelledby=links] a')].map((link) =>
      link.getAttribute('href'),
    )
    expect(links).toEqual([
      'https://cardio.example/',
      'https://cardio.example/privacy',
      'https://cardio.example/terms',
      'mailto:help@cardio.example',
    ])
  })

  it('offer a launch only where there is an address to launch', async () => {
    const launch = (page: Document) =>
      page.querySelector('header a.gh-button')?.getAttribute('href')
    expect(launch(await listingPage())).toBe('https://cardio.example/launch')
    expect(launch(await listingPage({ launchUrl: null }))).toBeUndefined()
  })

  it.each<[Partial<Listing>, boolean, string]>([
    [{ launchModes: ['STANDALONE', 'EHR'], audiences: ['PATIENT', 'PROVIDER'] }, true, ''],
    [{ launchModes: [], audiences: [] }, true, ''],
    [{ launchModes: ['STANDALONE'], audiences: ['PATIENT'] }, true, 'For patients'],
    [{ launchModes: ['STANDALONE'], audiences: ['PROVIDER', 'PAYER'] }, true, 'For staff'],
    [{ launchModes: ['STANDALONE'], launchUrl: null }, false, 'Open it on your device'],
    [{ launchModes: ['EHR'] }, false, 'Opens in the hospital system'],
    [{ launchModes: ['EHR', 'BACKEND'] }, false, 'Opens in the hospital system'],
    [{ launchModes: ['BACKEND'] }, false, 'Works in the background'],
  ])('EHR-15 %j is opened by a link: %s, and in words: %s', async (facts, isLinked, said) => {
    const header = (await listingPage(facts)).querySelector('header.gallery-listing-head')
    expect(header?.querySelector('a.gh-button') !== null).toBe(isLinked)
    const hints = [...(header?.querySelectorAll('.gh-hint') ?? [])].map(words)
    const place = isLinked ? ['It opens the hospital record'] : []
    const expected = [...(said === '' ? [] : [said]), ...place]
    expect(hints).toEqual(expected.map((start) => expect.stringContaining(start)))
  })

  it('lead nowhere that a browser would run', async () => {
    const document = await listingPage({
      homepageUrl: 'javascript:alert(1)',
      launchUrl: 'data:text/html,x',
      supportContact: 'javascript:alert(1)',
    })
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('href')).not.toMatch(/^(javascript|data):/i)
    }
  })
})

describe('addresses of the gallery', () => {
  it.each(['/apps/unknown', '/apps/%E0%A4%A', '/not-found'])(
    'answers %s with 404',
    async (path) => {
      const page = await readPage(galleryApi([]).execute, path)
      expect(page?.status).toBe(404)
      expect(words(page?.document.querySelector('h1'))).toBe('This page does not exist')
    },
  )

  it.each(['/portal', '/auth/authorize', '/apps/a/b'])('leaves %s to others', async (path) => {
    expect(await readPage(galleryApi([]).execute, path)).toBeUndefined()
  })

  it('says on My apps that it needs a script, and only there', async () => {
    const myApps = await readPage(galleryApi([]).execute, '/my-apps')
    const front = await readPage(galleryApi([]).execute, '/')
    expect(myApps?.document.querySelector('#my-apps')).not.toBeNull()
    expect(myApps?.html).toContain('<noscript>')
    expect(front?.html).not.toContain('<noscript>')
  })

  it('rejects when an operation fails, so that nobody takes a fault for an empty list', async () => {
    const brokenExecute = executor({
      organization: {
        ...{ name: 'Riverside', supportEmail: 'a@b.example', selfRegistration: true },
        ...{ legalLinks: [], galleryWelcome: {} },
      },
      galleryListings: () => Promise.reject(new Error('the database is away')),
    })
    await expect(readPage(brokenExecute, '/')).rejects.toThrow('the database is away')
  })
})
