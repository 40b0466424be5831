/**
 * Splits a parameter value where the separator stands unescaped; escapes stay in the parts.
 * @see https://hl7.org/fhir/R4/search.html#escaping
 */
export const splitEscaped = (value: string, separator: ',' | '|' | '$'): string[] => {
  const parts = ['']
  for (let i = 0; i < value.length; i += 1) {
    const isEscape = value[i] === '\\' && i + 1 < value.length
    const taken = isEscape ? value.slice(i, i + 2) : value.charAt(i)
    if (isEscape) i += 1
    if (taken === separator) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${taken}`)
  }
  return parts
}

/** Takes the escapes off `\,`, `\|`, `\$` and `\\`. */
export const unescaped = (value: string): string => value.replace(/\\([,|$\\])/g, '$1')
