import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  filledText,
  TEMPLATE_PLACEHOLDERS,
  unknownPlaceholders,
} from '../../../schema/vocabulary/template-placeholder.ts'

const NAMES = Object.keys(TEMPLATE_PLACEHOLDERS)

test.each([
  ['Signed by {{vendor.legalName}}.', []],
  ['Signed by {{ vendor.legalName }}.', []],
  ['{{vendor.shoeSize}} and {{vendor.shoeSize}}', ['vendor.shoeSize']],
  ['{{}}', ['']],
  ['{{constructor}}', ['constructor']],
  ['{ {vendor.legalName} }', []],
])('%s names %j that nobody fills', (text, unknown) => {
  expect(unknownPlaceholders(text)).toEqual(unknown)
})

test('a filled text has no placeholder left, and says the facts as they are', () => {
  const part = fc.oneof(
    fc.constantFrom(...NAMES).map((name) => `{{${name}}}`),
    fc.stringMatching(/^[a-z $&]*$/),
  )
  fc.assert(
    fc.property(fc.array(part), fc.stringMatching(/^[A-Z$&]+$/), (parts, fact) => {
      const facts = Object.fromEntries(NAMES.map((name) => [name, fact]))
      const expected = parts.map((each) => (each.startsWith('{{') ? fact : each)).join('')
      expect(filledText(parts.join(''), facts)).toBe(expected)
    }),
  )
})

test('what has no value stays a line to write on', () => {
  expect(filledText('By {{vendor.legalName}}', {})).toBe('By ________')
})
