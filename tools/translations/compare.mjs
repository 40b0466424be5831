/**
 * Compares what is said with one catalog: `said` and `counted` sentences in English, and the catalog's
 * files as name and entries. Every fault is a line that says what to mend.
 */
export function compareCatalog({ said, counted }, files) {
  const entries = files.flatMap(([file, texts]) =>
    Object.entries(texts).map(([key, text]) => ({ file, key, text })),
  )
  const catalog = new Map(entries.map(({ key, text }) => [key, text]))
  const first = new Map(entries.toReversed().map(({ file, key }) => [key, file]))
  const wanted = new Map([
    ...said.map((english) => [english, english]),
    ...counted.flatMap((english) => PLURAL_FORMS.map((form) => [`${english}_${form}`, english])),
  ])
  return [
    ...entries
      .filter(({ file, key }) => first.get(key) !== file)
      .map(({ file, key }) => `${file} says again: "${key}"`),
    ...[...wanted].flatMap(([key, english]) =>
      catalog.has(key) ? differences(key, english, catalog.get(key)) : [`not translated: "${key}"`],
    ),
    ...[...catalog.keys()]
      .filter((key) => !wanted.has(key) && !wanted.has(key.replace(/_many$/, '_other')))
      .map((key) => `no longer said: "${key}"`),
  ]
}

/** Compares a catalog of what the server says, whose sentences are not ours to collect. */
export function compareTexts(catalog) {
  return Object.entries(catalog).flatMap(([english, text]) => differences(english, english, text))
}

/** The forms of Spanish that there have to be; its third (CLDR) is for whole millions, and may be there. */
const PLURAL_FORMS = ['one', 'other']

/** Values, tags and the spaces at the ends have to be the same; one of something need not show its number. */
function differences(key, english, text) {
  const isOne = key === `${english}_one`
  const parts = (sentence) =>
    [...sentence.matchAll(/\{\{(\w+)\}\}|<\/?(\w+)\/?>/g)]
      .map(([part]) => part)
      .filter((part) => !isOne || part !== '{{count}}')
      .sort()
      .join(' ')
  const edges = (sentence) => `${sentence.match(/^\s*/)[0]}|${sentence.match(/\s*$/)[0]}`
  if (text.trim() === '') return [`empty: "${key}"`]
  if (parts(english) !== parts(text)) return [`other values or tags than "${key}": "${text}"`]
  return edges(english) === edges(text) ? [] : [`other spaces at the ends than "${key}"`]
}
