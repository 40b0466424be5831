import { describe, expect, it } from 'vitest'
import { executor } from './gallery-api.ts'
import { aListing } from './listings.ts'
import { readPage, words } from './render-page.ts'

const REASON = 'Both read test results.'
const SPANISH = 'Ambas leen resultados de pruebas.'

/** The page of one app beside others like it, as the server writes it for anybody. */
async function pageBeside(similar: readonly object[], language: 'en' | 'es' = 'en') {
  const asked: string[] = []
  const execute = executor({
    organization: {
      ...{ name: 'Riverside', supportEmail: 'a@b.example', selfRegistration: true },
      ...{ legalLinks: [], galleryWelcome: {} },
    },
    scopeOverrides: [],
    galleryListing: () => aListing(),
    similarListings({ slug }: { slug: string }) {
      asked.push(slug)
      return similar
    },
  })
  const page = await readPage(execute, '/apps/heart-diary', language)
  return { asked, section: page?.document.querySelector('[aria-labelledby=similar]') }
}

const like = (slug: string, name: string) => ({
  ...{ reason: REASON, reasonEs: SPANISH },
  listing: aListing({ slug, name, iconUrl: null }),
})

describe('apps like another one', () => {
  it('stand on its page in the order they came, each with its reason and a link', async () => {
    const { asked, section } = await pageBeside([like('lab-lens', 'Lab Lens'), like('a b', 'A/B')])
    expect(asked).toEqual(['heart-diary'])
    const links = [...(section?.querySelectorAll('h3 a') ?? [])]
    expect(links.map((link) => [words(link), link.getAttribute('href')])).toEqual([
      ['Lab Lens', '/apps/lab-lens'],
      ['A/B', '/apps/a%20b'],
    ])
    expect(words(section?.querySelector('li'))).toContain(REASON)
  })

  it('say why in the language of the page', async () => {
    const { section } = await pageBeside([like('lab-lens', 'Lab Lens')], 'es')
    expect(words(section?.querySelector('h2'))).toBe('Aplicaciones parecidas')
    expect(words(section)).toContain(SPANISH)
    expect(words(section)).not.toContain(REASON)
  })

  it('leave no empty heading where there are none', async () => {
    expect((await pageBeside([])).section).toBeNull()
  })
})
