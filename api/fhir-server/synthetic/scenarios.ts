/** Code system of the tag that says which situation a synthetic patient shows. */
export const scenarioSystem = 'https://gatehouse.example/tags/scenario'

/**
 * The situations of the synthetic population, as data: an app that has been run against a patient of
 * each has met what a hospital's records hold. Every resource of a patient carries the code as a tag,
 * so `Patient?_tag=https://gatehouse.example/tags/scenario|deceased` finds them.
 * `expectation` says what a careful app does.
 */
export const scenarios = [
  {
    code: 'typical',
    title: 'Typical record',
    situation: 'A grown-up with visits, problems, results, prescriptions and documents.',
    expectation: 'Shows the record.',
  },
  {
    code: 'growth',
    title: 'Growing up',
    situation: 'A child measured from birth on: length, weight, head, body mass index.',
    expectation: 'Draws a growth curve and takes the age for its unit.',
  },
  {
    code: 'missing-demographics',
    title: 'Missing demographics',
    situation: 'No birth date, no sex, no name, no address, or a birth year alone.',
    expectation: 'Says what is unknown, computes no age from nothing, and still opens.',
  },
  {
    code: 'duplicate-chart',
    title: 'Duplicate charts',
    situation: 'Two active charts of one person, with the same or nearly the same demographics.',
    expectation: 'Never mixes the two: the id in context decides, not the name.',
  },
  {
    code: 'merged-chart',
    title: 'Merged charts',
    situation: 'An inactive chart that was replaced by another, linked in both directions.',
    expectation: 'Follows the link to the chart in use, or says that this one is not.',
  },
  {
    code: 'deceased',
    title: 'Deceased',
    situation: 'A person who has died, with the date or without it.',
    expectation: 'Shows it, and offers nothing that is to come.',
  },
  {
    code: 'minor-with-proxy',
    title: 'Minor with a proxy',
    situation: 'A child whose parent acts for it; one parent of another no longer may.',
    expectation: 'Names who acts for whom, and honours the end of a relationship.',
  },
  {
    code: 'encounters-overlapping',
    title: 'Overlapping encounters',
    situation: 'Two encounters in progress at the same time, in different places.',
    expectation: 'Uses the encounter in context and does not guess by time.',
  },
  {
    code: 'encounter-open-for-years',
    title: 'Encounter open for years',
    situation: 'An inpatient encounter that began years ago and was never closed.',
    expectation: 'Does not take it for a stay of a thousand days.',
  },
  {
    code: 'encounter-without-period',
    title: 'Encounter without a period',
    situation: 'A finished encounter that says neither when it began nor when it ended.',
    expectation: 'Lists it without a date.',
  },
  {
    code: 'encounter-in-the-future',
    title: 'Encounter in the future',
    situation: 'A planned encounter that begins next month.',
    expectation: 'Does not count it as care given.',
  },
  {
    code: 'encounter-cancelled',
    title: 'Cancelled encounter',
    situation: 'A cancelled encounter, and one entered in error.',
    expectation: 'Shows neither as a visit.',
  },
  {
    code: 'very-large-record',
    title: 'Very large record',
    situation: 'Thousands of observations: blood sugar at home, three times a day for years.',
    expectation: 'Follows the next links and stays usable.',
  },
  {
    code: 'empty-record',
    title: 'Empty record',
    situation: 'A patient of whom nothing has been recorded.',
    expectation: 'Says that there is nothing, which is not the same as “all is well”.',
  },
  {
    code: 'sensitive-record',
    title: 'Sensitive record',
    situation: 'Conditions labelled restricted (v3-Confidentiality R) beside ordinary ones.',
    expectation: 'Keeps the label with the data; works when the label keeps the data away.',
  },
  {
    code: 'unusual-names',
    title: 'Unusual names',
    situation: 'Other scripts, one name alone, markup, apostrophes, and a very long name.',
    expectation: 'Shows them as they are written and executes nothing.',
  },
  {
    code: 'entered-in-error',
    title: 'Entered in error',
    situation: 'An observation and a condition entered in error, and a refuted allergy.',
    expectation: 'Leaves them out of every count, chart and warning.',
  },
] as const

export type ScenarioCode = (typeof scenarios)[number]['code']
