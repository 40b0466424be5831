import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FhirResource } from '../../../api/domain/fhir-resource.ts'
import { compilePolicy, NO_DATA_POLICY } from '../../../api/domain/policy/compile-policy.ts'
import { searchParameterElements } from '../../../api/fhir-server/index/element-definitions.ts'
import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import { dataRule as rule } from '../../support/data-rule.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { fillChart, placesIn } from './chart.ts'
import { type Hospital, openHospital } from './hospital.ts'

let policy = NO_DATA_POLICY
const policyBook = { current: () => policy }
function inForce(...rules: DataRule[]) {
  const askText = 'Ask data@hospital.example.'
  policy = compilePolicy({ rules, askText, askUrl: null }, 3, searchParameterElements)
}

const BYTES = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0a])
const PSY = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }

function file(id: string, owner: string | undefined, more: object = {}): FhirResource {
  return {
    ...{ resourceType: 'Binary', id, contentType: 'application/pdf' },
    ...(owner ? { securityContext: { reference: owner } } : {}),
    data: Buffer.from(BYTES).toString('base64'),
    ...more,
  }
}

function document(id: string, patient: string, fileId: string, more: object = {}): FhirResource {
  return {
    ...{ resourceType: 'DocumentReference', id, status: 'current' },
    subject: { reference: `Patient/${patient}` },
    content: [{ attachment: { contentType: 'application/pdf', url: `Binary/${fileId}` } }],
    ...more,
  }
}

const RECORDS: readonly FhirResource[] = [
  document('doc-1', 'p1', 'of-doc-1'),
  document('doc-2', 'p2', 'of-doc-2'),
  document('doc-psy', 'p1', 'of-doc-psy', { meta: { security: [PSY] } }),
  file('of-doc-1', 'DocumentReference/doc-1'),
  file('of-doc-2', 'DocumentReference/doc-2'),
  file('of-doc-psy', 'DocumentReference/doc-psy'),
  file('of-p1', 'Patient/p1'),
  file('of-p2', 'Patient/p2'),
  file('of-nobody', undefined),
  file('of-elsewhere', 'https://elsewhere.example/fhir/Patient/p1'),
  file('of-gone', 'DocumentReference/gone'),
  file('of-itself', 'Binary/of-itself'),
  file('labelled', 'Patient/p1', { meta: { security: [PSY] } }),
  file('page', 'Patient/p1', { contentType: 'text/html; charset=utf-8' }),
  file('strange', 'Patient/p1', { contentType: 'no media type' }),
]

let hospital: Hospital
let foreign: FhirProxy
let database: Awaited<ReturnType<typeof migratedOrm>>
beforeAll(async () => {
  database = await migratedOrm()
  hospital = await openHospital('fhir_files', { policyBook })
  foreign = await startFhirProxy({ orm: database.orm, policyBook })
  fillChart(foreign.upstream)
  for (const body of RECORDS) {
    foreign.upstream.put(body)
    const path = `/${body.resourceType}/${body.id}`
    await hospital.behind({ method: 'PUT', path, query: '', headers: {}, body })
  }
})
afterAll(async () => {
  await foreign?.close()
  await hospital?.close()
  await database?.close()
})
beforeEach(() => {
  policy = NO_DATA_POLICY
})

const OWN = 'patient/Binary.r patient/DocumentReference.rs patient/Patient.r'

async function ask(path: string, scope = OWN, headers: Record<string, string> = {}) {
  const token = await hospital.proxy.token({ scope })
  return hospital.proxy.ask(path, token, { headers })
}

async function statusOf(id: string, scope = OWN): Promise<number> {
  return (await ask(`/Binary/${id}`, scope)).status
}

describe('a file', () => {
  it.each(['*/*', 'application/pdf', 'application/*', 'image/png, application/pdf;q=0.5'])(
    'is answered as the bytes it holds (%s), and a browser would keep it',
    async (accept) => {
      const response = await ask('/Binary/of-doc-1', OWN, { accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe('attachment')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(response.headers.get('x-security-context')).toBe('DocumentReference/doc-1')
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES)
    },
  )

  it.each<[string, Record<string, string>]>([
    ['', { accept: 'application/fhir+json' }],
    ['', { accept: 'application/fhir+json, */*;q=0.1' }],
    ['?_format=json', { accept: 'application/pdf' }],
  ])('is answered as a resource where JSON is asked for (%s %j)', async (query, headers) => {
    const response = await ask(`/Binary/of-doc-1${query}`, OWN, headers)
    expect(response.headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    expect(await response.json()).toMatchObject({ resourceType: 'Binary', id: 'of-doc-1' })
  })

  it.each([
    ['image/png', 406],
    ['application/fhir+xml', 406],
  ])('is not had as %s', async (accept, status) => {
    const response = await ask('/Binary/of-doc-1', OWN, { accept })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ issue: [{ code: 'not-supported' }] })
  })

  it('RS-15 is not sent again to whoever has it, and HEAD says how large it is', async () => {
    const etag = (await ask('/Binary/of-doc-1')).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    expect((await ask('/Binary/of-doc-1', OWN, { 'if-none-match': etag })).status).toBe(304)
    const token = await hospital.proxy.token({ scope: OWN })
    const head = await hospital.proxy.ask('/Binary/of-doc-1', token, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(BYTES.length))
  })

  it('keeps its content type, and one that is none is not passed on', async () => {
    const [page, strange] = [await ask('/Binary/page'), await ask('/Binary/strange')]
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(strange.headers.get('content-type')).toBe('application/octet-stream')
  })

  it('R208 leaves an audit row that says whose it was and what it took', async () => {
    const [row] = await hospital.proxy.audit(await ask('/Binary/of-doc-1'))
    expect(row).toMatchObject({
      outcome: 'SUCCESS',
      detail: {
        returned: 1,
        patients: ['Patient/p1'],
        needed: ['patient/Binary.r', 'patient/DocumentReference.r'],
      },
    })
  })

  it('is an entry of a batch like any other resource', async () => {
    const entry = [{ request: { method: 'GET', url: 'Binary/of-doc-1' } }]
    const token = await hospital.proxy.token({ scope: OWN })
    const response = await hospital.proxy.ask('', token, {
      ...{ method: 'POST', headers: { 'content-type': 'application/fhir+json' } },
      body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
    })
    expect(await response.json()).toMatchObject({ entry: [{ resource: { id: 'of-doc-1' } }] })
  })
})

describe('LEAK-21 a file belongs to what its securityContext names', () => {
  it.each<[string, string, number]>([
    ['of-doc-1', OWN, 200],
    ['of-p1', OWN, 200],
    ['of-doc-2', OWN, 404],
    ['of-p2', OWN, 404],
    ['of-nobody', OWN, 404],
    ['of-elsewhere', OWN, 404],
    ['of-gone', OWN, 404],
    ['of-itself', OWN, 404],
    ['not-there', OWN, 404],
    ['of-doc-1', 'patient/Binary.r', 404],
    ['of-doc-1', 'patient/Binary.r patient/Patient.r', 404],
    ['of-p1', 'patient/Binary.r patient/DocumentReference.r', 404],
    ['of-doc-1', 'patient/DocumentReference.rs', 403],
    ['of-doc-1', 'patient/*.rs', 200],
    // The scope for files reaches one patient, whatever is open of documents.
    ['of-doc-2', 'patient/Binary.r system/DocumentReference.rs', 404],
    ['of-doc-2', 'system/*.rs', 200],
    ['of-p2', 'system/*.rs', 200],
    ['of-nobody', 'system/*.rs', 404],
    ['of-itself', 'system/*.rs', 404],
    ['of-doc-1', 'patient/Binary.r patient/DocumentReference.rs?category=x', 404],
  ])('%s under %s is answered with %i', async (id, scope, status) => {
    expect(await statusOf(id, scope)).toBe(status)
    const token = await foreign.token({ scope })
    expect((await foreign.ask(`/Binary/${id}`, token)).status).toBe(status)
  })

  it('one that may not be seen is not known, in the words of one that never was', async () => {
    const texts = ['of-doc-2', 'of-nobody', 'never-was'].map(async (id) =>
      (await (await ask(`/Binary/${id}`)).text()).replaceAll(id, ''),
    )
    expect(new Set(await Promise.all(texts)).size).toBe(1)
  })

  it.each(['/Binary', '/Binary?_id=of-p1', '/Binary/of-p1/_history', '/Patient/p1/Binary'])(
    'and is found by no search (%s)',
    async (path) => {
      expect((await ask(path, 'system/*.rs')).status).toBe(403)
    },
  )

  it('and comes along with nothing else', async () => {
    foreign.upstream.override = async () => ({
      ...{ status: 200, headers: {} },
      body: {
        ...{ resourceType: 'Bundle', type: 'searchset' },
        entry: RECORDS.map((resource) => ({ resource })),
      },
    })
    const response = await foreign.ask(
      '/DocumentReference',
      await foreign.token({ scope: 'system/*.rs' }),
    )
    foreign.upstream.override = undefined
    const types = (await placesIn(response)).map((place) => place.replace(/\/.*/, ''))
    expect([...new Set(types)]).toEqual(['DocumentReference'])
  })
})

describe('what the data policy hides hides its files', () => {
  it('R224 by a label on the document, on the file, and where nobody knows which document it is', async () => {
    expect([await statusOf('of-doc-psy'), await statusOf('labelled')]).toEqual([200, 200])
    inForce(rule({ key: 'psychiatry', kind: 'HIDE_LABELLED', labels: ['PSY'] }))
    expect([await statusOf('of-doc-psy'), await statusOf('labelled')]).toEqual([404, 404])
    expect([await statusOf('of-doc-1'), await statusOf('of-p1')]).toEqual([200, 404])
    const elsewhere = { labels: ['PSY'], resourceTypes: ['Observation'] }
    inForce(rule({ key: 'psychiatry', kind: 'HIDE_LABELLED', ...elsewhere }))
    expect([await statusOf('of-doc-psy'), await statusOf('of-p1')]).toEqual([200, 200])
  })

  it('R222 by taking out of the document where it is', async () => {
    inForce(rule({ key: 'no-files', kind: 'REDACT', elements: ['DocumentReference.content'] }))
    expect([await statusOf('of-doc-1'), await statusOf('of-p1')]).toEqual([404, 404])
    inForce(rule({ key: 'no-authors', kind: 'REDACT', elements: ['DocumentReference.author'] }))
    expect(await statusOf('of-doc-1')).toBe(200)
  })

  it('R221 by closing documents, or files', async () => {
    const close = (type: string) => rule({ key: 'closed', kind: 'CLOSE', resourceTypes: [type] })
    inForce(close('DocumentReference'))
    expect([await statusOf('of-doc-1'), await statusOf('of-p1')]).toEqual([404, 404])
    inForce(close('Binary'))
    expect(await statusOf('of-doc-1')).toBe(403)
  })
})

describe('what is stored in a Bundle', () => {
  const stored = (id: string, security: object[]): FhirResource => {
    const resource = { ...document('inside', 'p1', 'x'), meta: { security } }
    const inner = { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }
    return { resourceType: 'Bundle', id, type: 'collection', entry: [{ resource: inner }] }
  }

  it('R224 is hidden by the label of what it holds, whichever type the rule is about', async () => {
    for (const body of [stored('holds-psy', [PSY]), stored('holds-plain', [])]) {
      const path = `/Bundle/${body.id}`
      const put = await hospital.behind({ method: 'PUT', path, query: '', headers: {}, body })
      expect(put.status).toBe(201)
    }
    const ask = async (path: string) =>
      hospital.proxy.ask(path, await hospital.proxy.token({ scope: 'system/Bundle.rs' }))
    const statuses = async () => {
      const paths = ['/Bundle/holds-psy', '/Bundle/holds-psy/_history', '/Bundle/holds-plain']
      return Promise.all(paths.map(async (path) => (await ask(path)).status))
    }
    expect(await statuses()).toEqual([200, 200, 200])
    const about = { labels: ['PSY'], resourceTypes: ['DocumentReference'] }
    inForce(rule({ key: 'psychiatry', kind: 'HIDE_LABELLED', ...about }))
    expect(await statuses()).toEqual([404, 404, 200])
    const found = await ask('/Bundle')
    expect(await found.clone().text()).not.toContain('holds-psy')
    expect(await found.json()).not.toHaveProperty('total')
    expect((await ask('/Bundle?_summary=count')).status).toBe(400)
  })
})
