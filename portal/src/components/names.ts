import { t } from '../lib/i18n/translate.ts'
/** Writes a list of words as their names: "Patient, Provider". Undefined when the list is empty. */
export function namesOf<Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): string | undefined {
  return words.length > 0 ? words.map((word) => t(names[word])).join(', ') : undefined
}

/** Turns words and their names into the options of a select. */
export function optionsOf<Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): { value: Word; label: string }[] {
  return words.map((value) => ({ value, label: t(names[value]) }))
}

/** A version as people call it: its app's name and number. */
export function versionName(name: string, number: number): string {
  return t('{{name}}, version {{number}}', { name: name || t('Untitled app'), number })
}
