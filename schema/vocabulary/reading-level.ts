/** What eighth-graders read with ease is what health literacy guides ask of texts for patients. */
export const COMFORTABLE_GRADE = 8

/**
 * Says which school grade a text asks for, by the Flesch-Kincaid formula for English; undefined for fewer than four
 * words, where it means nothing. It counts word and sentence lengths and knows nothing of meaning: a hint, never a rule.
 *
 * @see https://apps.dtic.mil/sti/tr/pdf/ADA006655.pdf
 */
export function readingGrade(text: string): number | undefined {
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? []
  if (words.length < 4) return undefined
  const sentences = Math.max(
    1,
    text.split(/[.!?]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length,
  )
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(0, Math.round(grade * 10) / 10)
}

/** Says whether a text is harder than most people read with ease. */
export function isHardToRead(text: string): boolean {
  return (readingGrade(text) ?? 0) > COMFORTABLE_GRADE
}

/** Groups of vowels, without the silent e at the end: good enough for English. */
function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '')
  return Math.max(1, plain.match(/[aeiouy]+/g)?.length ?? 0)
}
