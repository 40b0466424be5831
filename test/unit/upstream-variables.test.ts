import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../api/config.ts'

const STU3 = { name: 'stu3', url: 'https://ehr.example/stu3', version: 'STU3' }

const load = (upstreams: unknown, env: Record<string, string> = {}) =>
  loadConfig({ NODE_ENV: 'test', FHIR_UPSTREAMS: JSON.stringify(upstreams), ...env })

/** What the configuration is refused with, a line per fault. */
function faultsOf(upstreams: unknown, env: Record<string, string> = {}): string[] {
  try {
    load(upstreams, env)
  } catch (error) {
    const [, ...lines] = error instanceof Error ? error.message.split('\n') : []
    return lines.map((line) => line.trim().replace('FHIR_UPSTREAMS.', ''))
  }
  return []
}

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://apps.example',
  DATABASE_URL: 'postgresql://localhost/x',
  SMTP_URL: 'smtp://localhost:25',
}

describe('FHIR_UPSTREAMS', () => {
  test('is empty by default', () => {
    expect(loadConfig({ NODE_ENV: 'test' }).fhirPartitions).toEqual([])
    expect(loadConfig({ NODE_ENV: 'test', FHIR_UPSTREAMS: '' }).fhirPartitions).toEqual([])
  })

  test('names servers, with credentials from the variable an entry names', () => {
    const entry = { ...STU3, records: 'same', authorization: 'FHIR_STU3_AUTHORIZATION' }
    const { fhirPartitions } = load(
      [entry, { ...STU3, url: 'http://h/', environment: 'SANDBOX' }],
      {
        FHIR_STU3_AUTHORIZATION: 'Basic abc',
      },
    )
    const { records: _, ...rest } = entry
    expect(fhirPartitions).toEqual([
      { ...rest, environment: 'PRODUCTION', hasSameRecords: true, authorization: 'Basic abc' },
      {
        ...STU3,
        ...{ url: 'http://h', environment: 'SANDBOX' },
        ...{ hasSameRecords: false, authorization: undefined },
      },
    ])
  })

  test.each<[string, object, string]>([
    ['capital letters', { name: 'STU3' }, '0.name: must be small letters and digits'],
    ['a slash', { name: 'a/b' }, '0.name: must be small letters and digits'],
    ['31 characters', { name: 'a'.repeat(31) }, '0.name: must have at most 30 characters'],
    ['the sandbox', { name: 'sandbox' }, '0.name: must not begin with the word sandbox'],
    ['a base of the sandbox', { name: 'sandbox-x' }, '0.name: must not begin with'],
    ['an unknown version', { version: 'DSTU2' }, '0.version: must be one of: STU3, R4, R4B'],
    ['no version', { version: undefined }, '0.version: must be one of: STU3, R4, R4B'],
    ['another environment', { environment: 'TEST' }, '0.environment: must be one of: PRODUCTION'],
    ['no address', { url: undefined }, '0.url: must be an http or https address'],
    ['a file', { url: 'file:///etc/passwd' }, '0.url: must be an http or https address'],
    [
      'credentials',
      { url: 'https://me:pass@h/' },
      '0.url: must be an http or https address without',
    ],
    ['a query', { url: 'https://h/?a=b' }, '0.url: must be an http or https address without'],
    ['other records', { records: 'some' }, '0.records: must be same or other'],
    ['a secret itself', { authorization: 'Basic abc' }, '0.authorization: must be the name of'],
    ['a variable of ours', { authorization: 'DATABASE_URL' }, '0.authorization: must be the name'],
    [
      'a variable that is not set',
      { authorization: 'FHIR_X' },
      '0.authorization: FHIR_X is not set',
    ],
    ['a misspelt member', { recrods: 'same' }, '0: Unrecognized key: "recrods"'],
  ])('refuses %s', (_name, change, fault) => {
    const faults = faultsOf([{ ...STU3, ...change }])
    expect(faults).toEqual([expect.stringContaining(fault)])
    expect(faults.join()).not.toMatch(/pass|Basic abc/)
  })

  test.each([
    ['what is no JSON', '['],
    ['what is no list', '{}'],
    ['more than twenty', JSON.stringify(Array.from({ length: 21 }, () => STU3))],
  ])('refuses %s', (_name, FHIR_UPSTREAMS) => {
    expect(() => loadConfig({ NODE_ENV: 'test', FHIR_UPSTREAMS })).toThrow(
      /FHIR_UPSTREAMS: must be a JSON list of at most 20 objects/,
    )
  })
})

describe('entries of FHIR_UPSTREAMS together', () => {
  test('lists every fault of every entry', () => {
    const faults = faultsOf([{ ...STU3, name: '', version: 'R5' }, 'x', { ...STU3, url: 1 }])
    expect(faults.map((line) => line.replace(/:.*/, ''))).toEqual([
      '0.name',
      '0.version',
      '1',
      '2.url',
    ])
  })

  test('a name is used once in an environment, a server once at all', () => {
    const other = { ...STU3, url: 'https://other.example' }
    expect(faultsOf([STU3, other])).toEqual([
      '1.name: is that of another entry of this environment',
    ])
    expect(faultsOf([STU3, { ...other, environment: 'SANDBOX' }])).toEqual([])
    const same = { ...STU3, name: 'b', environment: 'SANDBOX', url: `${STU3.url}/` }
    expect(faultsOf([STU3, same])).toEqual(['1.url: is that of another FHIR server'])
    for (const variable of ['FHIR_UPSTREAM_URL', 'FHIR_SANDBOX_UPSTREAM_URL']) {
      expect(faultsOf([STU3], { [variable]: `${STU3.url}/` })).toEqual([
        '0.url: is that of another FHIR server',
      ])
    }
  })

  test('R203 production reaches them by https, or on the same machine', () => {
    const at = (url: string) => faultsOf([{ ...STU3, url }], PRODUCTION)
    expect(at('http://ehr.example/fhir')).toEqual(['0.url: must be https in production'])
    expect(at('http://localhost.evil.example/')).toEqual(['0.url: must be https in production'])
    expect(at('http://127.0.0.1:8080/fhir')).toEqual([])
    expect(at('https://ehr.example/fhir')).toEqual([])
  })
})
