import { describe, expect, it } from 'vitest'
import { isHardToRead, readingGrade } from '../../../schema/vocabulary/reading-level.ts'

const EASY = 'We show your last visits. You can look at them with your doctor.'
const HARD =
  'Longitudinal aggregation of heterogeneous physiological observations facilitates individualised therapeutic optimisation.'

describe('the reading level of a text', () => {
  it('is a school grade that grows with words and sentences', () => {
    expect(readingGrade(EASY)).toBeLessThan(4)
    expect(readingGrade(HARD)).toBeGreaterThan(15)
    const [one, two] = [
      'The cat sat on the mat.',
      'The cat sat on the mat and the dog ran to the hat.',
    ]
    expect(readingGrade(two)).toBeGreaterThan(readingGrade(one) ?? 99)
  })

  it('follows the formula: 0.39 words per sentence + 11.8 syllables per word - 15.59', () => {
    // Eleven words, two sentences, fourteen syllables: 0.39 * 5.5 + 11.8 * 14 / 11 - 15.59 = 1.57
    expect(readingGrade('The doctor can see it. She will call you later today.')).toBe(1.6)
  })

  it('is nothing for a few words, and never below zero', () => {
    expect(readingGrade('Show it')).toBeUndefined()
    expect(readingGrade('')).toBeUndefined()
    expect(readingGrade('It is so. We go on. He is in it.')).toBe(0)
  })

  it('is hard above the eighth grade', () => {
    expect([EASY, HARD, 'Show it'].map(isHardToRead)).toEqual([false, true, false])
  })
})
