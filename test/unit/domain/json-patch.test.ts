import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyJsonPatch } from '../../../api/domain/json-patch.ts'

const DOCUMENT = { a: { b: [1, 2, 3] }, 'c/d': 'x', 'e~f': null, list: [{ n: 1 }] }

describe('a JSON Patch', () => {
  it.each<[string, object[], object]>([
    ['add', [{ op: 'add', path: '/g', value: 1 }], { ...DOCUMENT, g: 1 }],
    [
      'add to a list',
      [{ op: 'add', path: '/a/b/1', value: 9 }],
      { ...DOCUMENT, a: { b: [1, 9, 2, 3] } },
    ],
    [
      'add at the end',
      [{ op: 'add', path: '/a/b/-', value: 9 }],
      { ...DOCUMENT, a: { b: [1, 2, 3, 9] } },
    ],
    ['add over', [{ op: 'add', path: '/a', value: 0 }], { ...DOCUMENT, a: 0 }],
    ['remove', [{ op: 'remove', path: '/a/b/0' }], { ...DOCUMENT, a: { b: [2, 3] } }],
    [
      'replace',
      [{ op: 'replace', path: '/a/b/2', value: 9 }],
      { ...DOCUMENT, a: { b: [1, 2, 9] } },
    ],
    ['replace null', [{ op: 'replace', path: '/e~0f', value: 1 }], { ...DOCUMENT, 'e~f': 1 }],
    ['escaped names', [{ op: 'replace', path: '/c~1d', value: 'y' }], { ...DOCUMENT, 'c/d': 'y' }],
    ['move', [{ op: 'move', from: '/a/b', path: '/b' }], { ...DOCUMENT, a: {}, b: [1, 2, 3] }],
    ['copy', [{ op: 'copy', from: '/list/0', path: '/n' }], { ...DOCUMENT, n: { n: 1 } }],
    ['test', [{ op: 'test', path: '/list', value: [{ n: 1 }] }], DOCUMENT],
    ['the whole', [{ op: 'replace', path: '', value: { z: 1 } }], { z: 1 }],
    [
      'what was copied changes alone',
      [
        { op: 'copy', from: '/list', path: '/copied' },
        { op: 'replace', path: '/copied/0/n', value: 2 },
      ],
      { ...DOCUMENT, copied: [{ n: 2 }] },
    ],
  ])('applies %s', (_case, patch, expected) => {
    const before = structuredClone(DOCUMENT)
    expect(applyJsonPatch(DOCUMENT, patch)).toEqual({ ok: true, value: expected })
    expect(DOCUMENT).toEqual(before)
  })
})

describe('what is refused', () => {
  it.each<[string, unknown]>([
    ['add below nothing', [{ op: 'add', path: '/x/y', value: 1 }]],
    ['add past the end', [{ op: 'add', path: '/a/b/4', value: 1 }]],
    ['add below a text', [{ op: 'add', path: '/c~1d/0', value: 1 }]],
    ['remove nothing', [{ op: 'remove', path: '/x' }]],
    ['remove the end', [{ op: 'remove', path: '/a/b/-' }]],
    ['an index with a zero', [{ op: 'remove', path: '/a/b/00' }]],
    ['replace nothing', [{ op: 'replace', path: '/x', value: 1 }]],
    ['copy nothing', [{ op: 'copy', from: '/x', path: '/y' }]],
    ['move into itself', [{ op: 'move', from: '/a', path: '/a/b/0' }]],
    ['test another value', [{ op: 'test', path: '/a/b', value: [1, 2] }]],
    ['test nothing', [{ op: 'test', path: '/x', value: null }]],
    ['what is inherited', [{ op: 'copy', from: '/toString', path: '/y' }]],
  ])('does not fit: %s', (_case, patch) => {
    expect(applyJsonPatch(DOCUMENT, patch)).toMatchObject({
      ok: false,
      error: { kind: 'unfitting' },
    })
  })

  it.each<[string, unknown]>([
    ['no list', { op: 'remove', path: '/a' }],
    ['an unknown operation', [{ op: 'merge', path: '/a' }]],
    ['no path', [{ op: 'remove' }]],
    ['a path without its slash', [{ op: 'remove', path: 'a' }]],
    ['a broken escape', [{ op: 'remove', path: '/a~2' }]],
    ['no value', [{ op: 'add', path: '/x' }]],
    ['no from', [{ op: 'copy', path: '/x' }]],
    ['a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }]],
    ['nothing at all', [null]],
    ['too many', Array.from({ length: 201 }, () => ({ op: 'test', path: '', value: 1 }))],
  ])('is none: %s', (_case, patch) => {
    expect(applyJsonPatch(DOCUMENT, patch)).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  })
})

describe('whatever a patch says', () => {
  it('does not let copies of copies grow without end', () => {
    const add = { op: 'add', path: '/x', value: 'x'.repeat(1000) }
    const copies = Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '', path: `/y${i}` }))
    expect(applyJsonPatch({}, [add, ...copies])).toMatchObject({ error: { kind: 'invalid' } })
  })

  it('never throws, and changes nothing it was given', () => {
    const path = fc.constantFrom('', '/a', '/a/b', '/a/b/0', '/a/b/-', '/list/0/n', '/x')
    const op = fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test')
    const operation = fc.record({ op, path, from: path, value: fc.jsonValue({ maxDepth: 2 }) })
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 8 }), (patch) => {
        const given = structuredClone(DOCUMENT)
        applyJsonPatch(given, patch)
        expect(given).toEqual(DOCUMENT)
      }),
    )
  })
})
