import { locale } from './i18n/language.ts'
import { tn } from './i18n/translate.ts'

const UNITS = ['bytes', 'kB', 'MB'] as const
const STEP = 1024

/** Writes a size as people read it: "812 bytes", "96 kB", "9.8 MB". */
export function byteSize(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP
    unit += 1
  }
  const digits = unit === UNITS.length - 1 ? 1 : 0
  const text = size.toLocaleString(locale(), { maximumFractionDigits: digits })
  return unit === 0
    ? tn('{{text}} byte', '{{text}} bytes', bytes, { text })
    : `${text} ${UNITS[unit]}`
}
