import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accentContrast,
  accentShades,
  CONTRAST_MIN,
  contrastRatio,
  isColor,
  ON_ACCENT,
} from '../../../schema/vocabulary/contrast.ts'

const colors = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
  ])('of %s and %s is %d : 1 (WCAG 2.2)', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2)
    expect(contrastRatio(other, one)).toBeCloseTo(ratio, 2)
  })

  it.each(['teal', '#fff', '#12345g', '#1234567', ''])('%s is no colour', (text) => {
    expect(isColor(text)).toBe(false)
  })
})

describe('the shades of an accent', () => {
  it('are colours, hold the accent itself, and can be read in dark whatever it is', () => {
    fc.assert(
      fc.property(colors, (accent) => {
        const shades = accentShades(accent)
        expect(shades).toHaveLength(10)
        expect(shades.every(isColor)).toBe(true)
        expect(shades[7]).toBe(accent)
        const dark = shades[3] ?? ''
        expect(contrastRatio(dark, '#1b1f23')).toBeGreaterThanOrEqual(CONTRAST_MIN)
        expect(contrastRatio(dark, ON_ACCENT.dark)).toBeGreaterThanOrEqual(CONTRAST_MIN)
      }),
    )
  })

  it('are measured on the ground text stands on, not on pure white alone', () => {
    expect(accentContrast('#767676')).toBeLessThan(CONTRAST_MIN)
    expect(accentContrast('#0b5f66')).toBeGreaterThanOrEqual(CONTRAST_MIN)
  })
})
