import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PostgresRequestMeter } from '../../../api/adapters/postgres-request-meter.ts'
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
  policy = compilePolicy({ rules, askText, askUrl: null }, 7, searchParameterElements)
}

const SSN = 'http://hl7.org/fhir/sid/us-ssn'
const secret: FhirResource = {
  ...{ resourceType: 'Observation', id: 'secret-1', status: 'final' },
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] },
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ system: 'http://loinc.org', code: 'secret-code' }] },
}
const person: FhirResource = {
  ...{ resourceType: 'Patient', id: 'p1', name: [{ family: 'One' }] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">999-00-1111</div>' },
  identifier: [
    { system: SSN, value: '999-00-1111' },
    { system: 'urn:mrn', value: 'm1' },
  ],
}
const HIDE = rule({ key: 'psychiatry', kind: 'HIDE_LABELLED', labels: ['PSY'], opensByScope: true })
const REDACT = rule({
  ...{ key: 'no-ssn', kind: 'REDACT' },
  elements: [`Patient.identifier.where(system = '${SSN}')`],
})

let hospital: Hospital
let foreign: FhirProxy
let database: Awaited<ReturnType<typeof migratedOrm>>
let pool: pg.Pool
let meter: PostgresRequestMeter
beforeAll(async () => {
  database = await migratedOrm()
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  meter = new PostgresRequestMeter(pool, { info() {}, warn() {}, error() {} })
  hospital = await openHospital('fhir_policy', { policyBook, requestMeter: meter })
  foreign = await startFhirProxy({ orm: database.orm, policyBook, requestMeter: meter })
  fillChart(foreign.upstream)
  for (const body of [person, secret]) {
    foreign.upstream.put(body)
    const path = `/${body.resourceType}/${body.id}`
    await hospital.behind({ method: 'PUT', path, query: '', headers: {}, body })
  }
})
afterAll(async () => {
  await foreign?.close()
  await hospital?.close()
  await meter?.close()
  await pool?.end()
  await database?.close()
})
beforeEach(() => {
  policy = NO_DATA_POLICY
})

describe.each(['the embedded server', 'a foreign server that answers everything'])(
  'before %s',
  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: the doors are few tests with long lists
  (which) => {
    const at = () => (which === 'the embedded server' ? hospital.proxy : foreign)
    const ask = async (path: string, scope = 'patient/*.cruds', init?: RequestInit) =>
      at().ask(path, await at().token({ scope }), init)

    it('R221 R226 what a rule closes is refused by its name, and audited by it', async () => {
      inForce(rule({ key: 'no-conditions', kind: 'CLOSE', resourceTypes: ['Condition'] }))
      const response = await ask('/Condition/c1')
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({
        issue: [
          {
            details: {
              coding: [{ code: 'no-conditions' }],
              text: expect.stringContaining('Ask data@hospital.example.'),
            },
          },
        ],
      })
      const [row] = await at().audit(response)
      expect(row).toMatchObject({
        action: 'resource.refused',
        detail: { rule: 'policy-rule', policyRule: 'no-conditions', policyVersion: 7 },
      })
      // What is closed is not brought in by the side door, and not offered.
      const report = await ask('/Observation?_revinclude=Condition:subject')
      expect((await placesIn(report)).filter((place) => place.startsWith('Condition'))).toEqual([])
      const types = (await (await at().ask('/metadata')).json()).rest[0].resource.map(
        ({ type }: { type: string }) => type,
      )
      expect(types).not.toContain('Condition')
    })

    it('R224 a label hides from reads, searches, counts, history, includes and everything', async () => {
      const bare = await placesIn(await ask('/Observation?code=secret-code'))
      expect(bare).toContain('Observation/secret-1')
      inForce(HIDE)
      const read = await ask('/Observation/secret-1')
      const unknown = await ask('/Observation/nobody')
      expect([read.status, unknown.status]).toEqual([404, 404])
      expect((await read.text()).replaceAll('secret-1', '')).toBe(
        (await unknown.text()).replaceAll('nobody', ''),
      )
      for (const path of [
        ...[
          '/Observation',
          '/Observation?code=secret-code',
          '/Observation?_id=secret-1',
          '/Observation?_security=PSY',
        ],
        ...[
          '/Patient?_revinclude=Observation:subject',
          '/Patient/p1/Observation',
          '/Observation?_elements=code',
        ],
      ]) {
        const response = await ask(path)
        const text = await response.text()
        expect([path, response.status, text.includes('secret')]).toEqual([
          path,
          200,
          path.includes('secret') && text.includes('"self"'),
        ])
        expect(JSON.parse(text)).not.toHaveProperty('total')
        expect(text).not.toContain('Observation/secret-1"')
      }
      expect((await ask('/Observation/secret-1/_history')).status).toBe(404)
      expect((await ask('/Observation/secret-1/_history/1')).status).toBe(404)
      expect((await ask('/Observation?_summary=count')).status).toBe(400)
      expect(await (await ask('/Observation', 'system/*.rs')).text()).not.toContain('secret')
      const opened = await ask('/Observation/secret-1', 'patient/Observation.rs?_security=PSY')
      expect(opened.status).toBe(200)
    })

    it('R222 an element that is taken out leaves by no door', async () => {
      expect(await (await ask('/Patient/p1')).text()).toContain('999-00-1111')
      inForce(REDACT)
      for (const path of [
        '/Patient/p1',
        '/Patient',
        '/Patient/p1/_history',
        '/Observation?_include=Observation:subject',
        '/Patient?_summary=text',
      ]) {
        const response = await ask(path)
        const text = await response.text()
        expect([path, response.status, text.includes('999-00-1111')]).toEqual([path, 200, false])
        if (path === '/Patient/p1') {
          expect(JSON.parse(text)).toMatchObject({
            identifier: [{ value: 'm1' }],
            meta: { security: [{ code: 'REDACTED' }] },
          })
          const [row] = await at().audit(response)
          expect(row).toMatchObject({ detail: { redactedBy: ['no-ssn'], policyVersion: 7 } })
        }
      }
      for (const query of [
        'identifier=999-00-1111',
        'identifier:missing=false',
        '_sort=identifier',
      ]) {
        const response = await ask(`/Patient?${query}`)
        expect([query, response.status]).toEqual([query, 400])
        expect(await response.text()).toContain('no-ssn')
      }
    })
  },
)

describe('writing what is partly left out', () => {
  const ask = async (path: string, method: string, body: unknown, type = 'application/fhir+json') =>
    hospital.proxy.ask(path, await hospital.proxy.token({ scope: 'patient/Patient.cruds' }), {
      method,
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    })
  const patch = (...operations: object[]) =>
    ask('/Patient/p1', 'PATCH', operations, 'application/json-patch+json')

  it('an update would lose it and is refused; a patch that leaves it alone is done', async () => {
    inForce(REDACT)
    expect((await ask('/Patient/p1', 'PUT', person)).status).toBe(403)
    const done = await patch({ op: 'add', path: '/gender', value: 'female' })
    expect(done.status).toBe(200)
    expect(await done.text()).not.toContain('999-00-1111')
    expect(await hospital.stored('Patient/p1')).toMatchObject({
      gender: 'female',
      identifier: [{ system: SSN }, {}],
    })
  })

  it.each([
    [[{ op: 'remove', path: '/identifier' }]],
    [[{ op: 'remove', path: '/identifier/0' }]],
    [[{ op: 'copy', from: '/identifier/0/value', path: '/language' }]],
    [[{ op: 'add', path: '/identifier/-', value: { system: SSN, value: '1' } }]],
  ])('a patch that touches or tells of it is refused: %j', async (operations) => {
    inForce(REDACT)
    expect([403, 422]).toContain((await patch(...operations)).status)
    expect(await hospital.stored('Patient/p1')).toMatchObject({
      identifier: [{ value: '999-00-1111' }, { value: 'm1' }],
    })
  })

  it('a path of a FHIRPath Patch asks what the app sees, and nothing else', async () => {
    inForce(REDACT)
    const by = (type: string, path: string, more: object[] = []) => {
      const part = [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...more]
      const parameter = [{ name: 'operation', part }]
      return ask('/Patient/p1', 'PATCH', { resourceType: 'Parameters', parameter })
    }
    const value = { name: 'value', valueString: 'm2' }
    for (const guess of ['999-00-1111', '111-00-9999']) {
      const guessed = await by('delete', `Patient.identifier.where(value = '${guess}')`)
      expect([guess, guessed.status]).toEqual([guess, 200])
    }
    // The first of what is seen is the second of what is there.
    expect((await by('replace', 'Patient.identifier[0].value', [value])).status).toBe(403)
    expect((await by('delete', 'Patient.identifier')).status).toBe(403)
    const found = "Patient.where(identifier.value = '999-00-1111').gender"
    expect((await by('replace', found, [{ name: 'value', valueCode: 'male' }])).status).toBe(422)
    expect(await hospital.stored('Patient/p1')).toMatchObject({
      identifier: [{ value: '999-00-1111' }, { value: 'm1' }],
    })
  })

  it('a test of it fails in the same words whether it would hold or not', async () => {
    inForce(REDACT)
    const guess = (value: string) => patch({ op: 'test', path: '/identifier/1/value', value })
    const [right, wrong] = [await guess('m1'), await guess('m2')]
    expect(await right.text()).toBe(await wrong.text())
  })
})

describe('how often apps may ask', () => {
  it('a token is refused with 429 when its minute is used up, and told before', async () => {
    inForce(rule({ key: 'slowly', kind: 'RATE_LIMIT', perApp: 100, perToken: 2 }))
    const token = await foreign.token({ scope: 'patient/*.rs' })
    const first = await foreign.ask('/Patient/p1', token)
    expect(first.headers.get('ratelimit-policy')).toBe('"app";q=100;w=60, "token";q=2;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"app";r=\d+;t=\d+, "token";r=[12];t=\d+$/)
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await foreign.ask('/Patient/p1', token))
    const refused = answers.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused?.json()).toMatchObject({
      issue: [{ code: 'throttled', details: { coding: [{ code: 'slowly' }] } }],
    })
    expect((await foreign.ask('/Patient/p1', await foreign.token())).status).toBe(200)
  })

  it('takes out of what a server of STU3 answers what a rule names as R4 does', async () => {
    foreign.upstream.put({
      ...{ resourceType: 'Condition', id: 'of-stu3', assertedDate: '2017-01-01' },
      ...{ subject: { reference: 'Patient/p1' }, context: { reference: 'Encounter/e1' } },
    })
    const elements = ['Condition.recordedDate', 'Condition.encounter']
    inForce(rule({ key: 'no-visits', kind: 'REDACT', elements }))
    const answer = await foreign.ask('/Condition/of-stu3', await foreign.token())
    const { assertedDate, context, id } = await answer.json()
    expect([answer.status, id, assertedDate, context]).toEqual([
      200,
      'of-stu3',
      undefined,
      undefined,
    ])
  })

  it('replicas add up what they counted, and a limit holds over all of them', async () => {
    const quiet = { info() {}, warn() {}, error() {} }
    const [here, there] = [
      new PostgresRequestMeter(pool, quiet),
      new PostgresRequestMeter(pool, quiet),
    ]
    const at = new Date()
    const limits = [{ key: `over-two ${at.getTime()}`, limit: 10 }]
    const take = (which: PostgresRequestMeter) => which.take(limits, 1, at).isGranted
    for (let i = 0; i < 6; i++) expect(take(here)).toBe(true)
    await here.flush()
    expect(take(there)).toBe(true)
    await there.flush()
    // Six there, one here: three are left.
    expect([1, 2, 3, 4].map(() => take(there))).toEqual([true, true, true, false])
    await Promise.all([here.close(), there.close()])
  })
})
