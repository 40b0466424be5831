import { createInstance } from 'i18next'

type Values = Readonly<Record<string, string | number>>

/** The catalogs; English has none, for its sentences are the keys. */
export const catalogs = createInstance()
void catalogs.init({
  lng: 'en',
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

/**
 * Says an English sentence in the chosen language; `{{name}}` in it stands for a value.
 * Called while rendering: what a module keeps as a constant is marked with {@link mark} and said where it is shown.
 */
export function t(english: string, values: Values = {}): string {
  return catalogs.t(english, values)
}

/** Says a sentence that depends on a count, which it may show as `{{count}}`. */
export function tn(one: string, other: string, count: number, values: Values = {}): string {
  return catalogs.t(other, { ...values, count, defaultValue_one: one, defaultValue_other: other })
}

/** Marks an English sentence that is kept as a constant, so that the catalogs must have it. */
export function mark<English extends string>(english: English): English {
  return english
}
