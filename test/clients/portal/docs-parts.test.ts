import { describe, expect, it } from 'vitest'
import { fhirExamples, launchExamples } from '../../../portal/src/features/docs/launch-example.ts'
import { paragraphsOf } from '../../../portal/src/features/docs/paragraphs.ts'
import { DEFAULT_DOCS, DOCS_SECTIONS } from '../../../schema/vocabulary/docs-section.ts'
import { TEXT_LIMITS, textLength } from '../../../schema/vocabulary/limits.ts'

const SANDBOX = {
  fhirBase: 'https://h.example/fhir-sandbox',
  authorizeUrl: 'https://h.example/auth-sandbox/authorize',
  tokenUrl: 'https://h.example/auth-sandbox/token',
  discoveryUrl: 'https://h.example/fhir-sandbox/.well-known/smart-configuration',
}

describe('paragraphs', () => {
  it.each([
    ['One.\n\nTwo.', ['One.', 'Two.']],
    ['One.\nStill one.\n \n\n  Two. ', ['One.\nStill one.', 'Two.']],
    ['  \n\n ', []],
    ['<b>One</b>', ['<b>One</b>']],
  ])('of %j', (body, expected) => {
    expect(paragraphsOf(body)).toEqual(expected)
  })
})

describe('examples', () => {
  it('ask the authorize endpoint with PKCE for the FHIR base they are about', () => {
    const request = launchExamples(SANDBOX).find(({ title }) => title.startsWith('Standalone'))
    const url = new URL((request?.code ?? '').replace(/\n\s*/g, ''))
    expect(`${url.origin}${url.pathname}`).toBe(SANDBOX.authorizeUrl)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      aud: SANDBOX.fhirBase,
      code_challenge_method: 'S256',
      scope: 'launch/patient openid fhirUser patient/Observation.rs',
    })
  })

  it('carry tokens in headers and never in addresses', () => {
    const addresses = fhirExamples(SANDBOX).map(({ code }) => /curl '([^']+)'/.exec(code)?.[1])
    for (const address of addresses)
      expect(address).toMatch(/^https:\/\/h\.example\/fhir-sandbox\//)
    expect(addresses.join()).not.toContain('TOKEN')
  })
})

describe('the words of the product', () => {
  it.each(DOCS_SECTIONS)('for %s fit the limits the hospital has', (key) => {
    const { title, body } = DEFAULT_DOCS[key]
    expect(textLength(title)).toBeLessThanOrEqual(TEXT_LIMITS.docsTitle.max)
    expect(textLength(body)).toBeLessThanOrEqual(TEXT_LIMITS.docsBody.max)
  })
})
