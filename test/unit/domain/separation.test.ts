import { expect, test } from 'vitest'
import { type EnvironmentParts, sharedParts } from '../../../api/domain/separation.ts'

const partsOf = (name: string): EnvironmentParts => ({
  issuer: `https://x.example/${name}/auth`,
  fhirBase: `https://x.example/${name}/fhir`,
  upstream: undefined,
  signingKeys: [`${name}-1`, `${name}-2`],
  cookieNames: [`${name}-session`],
  cookieSecrets: [`${name}-secret`],
})
const production = partsOf('production')
const sandbox = partsOf('sandbox')

test('two environments of their own share nothing, the embedded server included', () => {
  expect(sharedParts(production, sandbox)).toEqual([])
})

test.each([
  ['issuer', { issuer: production.issuer }, 'the address of the issuer'],
  ['FHIR base, but for a slash', { fhirBase: `${production.fhirBase}/` }, 'the FHIR base'],
  ['one of the keys', { signingKeys: ['other', 'production-2'] }, 'a signing key'],
  ['a cookie', { cookieNames: ['production-session'] }, 'the name of a cookie'],
  ['a cookie secret', { cookieSecrets: ['production-secret'] }, 'a secret that signs cookies'],
])('a shared %s is named', (_name, change, words) => {
  expect(sharedParts(production, { ...sandbox, ...change })).toEqual([words])
})

test('everything that is shared is named', () => {
  const upstream = 'http://fhir.internal'
  expect(sharedParts({ ...production, upstream }, { ...production, upstream })).toHaveLength(6)
})
