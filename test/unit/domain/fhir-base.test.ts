import { describe, expect, test } from 'vitest'
import {
  type BaseVisitor,
  type FhirBase,
  fhirBasesIn,
  namedBase,
  reachableBases,
  startingBase,
} from '../../../api/domain/fhir-base.ts'
import { checkReach } from '../../../api/domain/fhir-reach.ts'

const fhir = { PRODUCTION: 'https://h/fhir', SANDBOX: 'https://h/fhir-sandbox' }
const partition = (name: string, facts: Partial<FhirBase> = {}): FhirBase => ({
  ...{ environment: 'PRODUCTION', name, url: `https://h/fhir-${name}` },
  ...{ version: 'R4', hasSameRecords: true },
  ...facts,
})
const urls = {
  fhir,
  partitions: [
    partition('stu3', { version: 'STU3' }),
    partition('r4b', { version: 'R4B' }),
    partition('lab', { hasSameRecords: false }),
    partition('test', { environment: 'SANDBOX' }),
  ],
}
const person: BaseVisitor = { clientType: 'PUBLIC', fhirVersions: [] }
const service: BaseVisitor = { clientType: 'BACKEND_SERVICE', fhirVersions: [] }

const pathsFor = (visitor: BaseVisitor) =>
  reachableBases(fhirBasesIn(urls, 'PRODUCTION'), visitor).map(({ url }) => new URL(url).pathname)

describe('bases an app may have tokens for', () => {
  test.each<[string, BaseVisitor, string[]]>([
    ['declaring nothing', person, ['/fhir', '/fhir-stu3', '/fhir-r4b']],
    ['R4', { ...person, fhirVersions: ['R4'] }, ['/fhir', '/fhir-r4b']],
    ['STU3', { ...person, fhirVersions: ['STU3'] }, ['/fhir-stu3']],
    ['both', { ...person, fhirVersions: ['STU3', 'R4'] }, ['/fhir', '/fhir-stu3', '/fhir-r4b']],
    ['neither', { ...person, fhirVersions: ['DSTU1', 'DSTU2'] }, []],
    ['a service', service, ['/fhir', '/fhir-stu3', '/fhir-r4b', '/fhir-lab']],
    ['a service of STU3', { ...service, fhirVersions: ['STU3'] }, ['/fhir-stu3']],
  ])('%s', (_name, visitor, paths) => {
    expect(pathsFor(visitor)).toEqual(paths)
  })

  test('where there is one base it is open to everybody', () => {
    const bases = fhirBasesIn({ fhir }, 'PRODUCTION')
    expect(reachableBases(bases, { ...person, fhirVersions: ['DSTU2'] })).toEqual(bases)
  })

  test('environments have their own', () => {
    expect(fhirBasesIn(urls, 'SANDBOX').map(({ name }) => name)).toEqual([undefined, 'test'])
  })

  test('an EHR opens an app on the first it may reach', () => {
    const start = (visitor: BaseVisitor) => startingBase(urls, 'PRODUCTION', visitor).url
    expect(start(person)).toBe('https://h/fhir')
    expect(start({ ...person, fhirVersions: ['STU3'] })).toBe('https://h/fhir-stu3')
  })

  test.each<[string, BaseVisitor, string]>([
    ['https://h/fhir-stu3', person, 'https://h/fhir-stu3'],
    ['https://h/fhir-stu3/', person, 'https://h/fhir-stu3'],
    ['https://h/fhir-stu3', { ...person, fhirVersions: ['R4'] }, 'declares R4'],
    ['https://h/fhir-lab', person, 'backend services alone'],
    ['https://h/fhir-sandbox', person, 'no FHIR base of production'],
    ['https://evil.example/fhir', person, 'There are: https://h/fhir, https://h/fhir-stu3'],
  ])('an EHR that names %s opens it there, or is told why not', (url, visitor, said) => {
    const named = namedBase(urls, 'PRODUCTION', { url, visitor })
    if (named.ok) expect(named.value.url).toBe(said)
    else expect(named.error).toContain(said)
  })
})

describe('a FHIR server that was asked what it is', () => {
  test.each([
    ['R4', '4.0.1', 'OK'],
    ['R4', '4.0.0', 'OK'],
    ['R4', '4.3.0', 'ERROR'],
    ['R4B', '4.3.0', 'OK'],
    ['STU3', '3.0.1', 'OK'],
    ['STU3', '4.0.1', 'ERROR'],
    ['STU3', undefined, 'ERROR'],
  ] as const)('%s that says %s: %s', (version, release, severity) => {
    const base = partition('x', { version })
    expect(checkReach(base, { isStatement: true, release }).severity).toBe(severity)
  })

  test('what is no statement, and what does not answer, are errors', () => {
    const reach = { isStatement: false, release: undefined }
    expect(checkReach(partition('x'), reach).message).toContain('no CapabilityStatement')
    expect(checkReach(partition('x'), 'unreachable')).toMatchObject({
      ...{ key: 'fhir-server/fhir-x', severity: 'ERROR', where: 'FHIR_UPSTREAMS' },
    })
  })
})
