import type { Random } from '../../api/fhir-server/synthetic/random.ts'

const WORDS =
  `blood sugar diary heart rhythm pressure clinic sleep asthma plan visit notes medication reminder growth
chart pregnancy companion kidney care allergy card vaccination record pain tracker physiotherapy coach lab
results viewer oncology pathway rehab team nutrition guide migraine journal wound photo discharge helper shows
compares collects explains sends warns together daily weekly trusted simple secure shared family doctor nurse`
    .split(/\s+/)
    .map((word) => word.toLowerCase())

/** Makes a text of at least so many characters, of words as they stand in descriptions of health apps. */
export function phrase(random: Random, characters: number): string {
  let text = random.pick(WORDS)
  while (text.length < characters) text += ` ${random.pick(WORDS)}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
