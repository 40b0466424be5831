import { describe, expect, it } from 'vitest'
import { bundleBytes } from '../../../api/fhir/json-bytes/bundle-bytes.ts'
import { AmbiguousJson, rawOf } from '../../../api/fhir/json-bytes/json-members.ts'
import { NOT_JSON, skipValue } from '../../../api/fhir/json-bytes/skip-value.ts'

const PATIENT = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Núñez "\\ 😀' }] }

const read = (text: string) => bundleBytes(Buffer.from(text))
const bundleOf = (entry: string) => `{"resourceType":"Bundle","entry":[${entry}]}`

describe('a Bundle in bytes', () => {
  it('is read as JSON.parse reads it, element by element', () => {
    const bundle = { resourceType: 'Bundle', id: 'b', total: 2, entry: [{ resource: PATIENT }] }
    for (const space of [0, 2, '\t']) {
      const found = read(`\n${JSON.stringify(bundle, undefined, space)} `)
      expect(found?.bundle.total).toBe(2)
      const [entry] = found?.entries ?? []
      expect(entry?.resource.name).toEqual(PATIENT.name)
      expect(entry?.resource.gender).toBeUndefined()
      const raw = (entry && rawOf(entry.members, 'resource')) ?? ''
      expect(JSON.parse(Buffer.from(raw, 'latin1').toString())).toEqual(PATIENT)
    }
    expect(read('{"resourceType":"Bundle"}')?.entries).toEqual([])
  })

  it.each([
    ['a resource', JSON.stringify(PATIENT)],
    ['an entry without a resource', bundleOf('{"fullUrl":"a"}')],
    ['an entry that is none', bundleOf('1')],
    ['a resource without a type', bundleOf('{"resource":{"id":"a"}}')],
    ['two lists of entries', '{"resourceType":"Bundle","entry":[],"entry":[]}'],
    ['two resources in an entry', bundleOf('{"resource":{"resourceType":"A"},"resource":{}}')],
    ['two subjects', bundleOf('{"resource":{"resourceType":"A","subject":1,"subject":2}}')],
    ['a name with escapes', bundleOf(String.raw`{"resource":{"resourceType":"A","\u0069d":"x"}}`)],
    ['text behind it', '{"resourceType":"Bundle"}{}'],
    ['text that breaks off', '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"A"'],
    ['lists without an end', `{"resourceType":"Bundle","id":${'['.repeat(5000)}`],
  ])('is none: %s', (_what, text) => {
    expect(read(text)).toBeUndefined()
  })

  it('is none in bytes that are no UTF-8', () => {
    const bytes = Buffer.from('{"resourceType":"Bundle","id":"\xff"}', 'latin1')
    expect(bundleBytes(bytes)).toBeUndefined()
  })

  it('says so when what is looked at has a name twice', () => {
    const subject = '{"reference":"Patient/p1","reference":"Patient/p2"}'
    const found = read(bundleOf(`{"resource":{"resourceType":"A","subject":${subject}}}`))
    expect(() => found?.entries[0]?.resource.subject).toThrow(AmbiguousJson)
  })
})

describe('walking over JSON', () => {
  it.each([
    ...['0', '-0', '12', '-1.50', '1e9', '1E+2', '1.5e-3', 'true', 'false', 'null', '""', '"é"'],
    ...[
      String.raw`"\"\\\/\b\f\n\r\t\u00eF"`,
      '[]',
      '{}',
      '[1, [2], {"a" : [ ] }]',
      '{"a":{},"b":""}',
    ],
  ])('takes %s', (text) => {
    expect(() => JSON.parse(text)).not.toThrow()
    expect(skipValue(Buffer.from(text), 0)).toBe(Buffer.byteLength(text))
  })

  it.each([
    ...['', '-', '.5', '1.', '1e', '1e+', '+1', 'tru', 'nul', 'NaN', "'a'", '"', '"\n"', '"\\'],
    ...[String.raw`"\x"`, String.raw`"\u00g0"`, '[', '[1', '[1,]', '[,1]', '[1 2]', '{', '{"a"}'],
    ...['{"a":}', '{"a":1,}', '{a:1}', '{"a":1 "b":2}', '{"a" 1}', '{1:1}', '[}', '{]', '[//\n]'],
  ])('refuses %s', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(skipValue(Buffer.from(text), 0)).toBe(NOT_JSON)
  })

  it('leaves what comes after a number to whoever goes on', () => {
    expect(skipValue(Buffer.from('01'), 0)).toBe(1)
    expect(skipValue(Buffer.from('1x'), 0)).toBe(1)
  })
})
