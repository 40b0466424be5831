import type { Resource } from '@medplum/fhirtypes'

const maxRemembered = 2000
const maxKeyLength = 600

/** Writes elements of one resource as text, each once however many parameters look at it. */
export type ElementText = (names: readonly string[]) => string

export const elementText = (resource: Resource): ElementText => {
  const elements = new Map<string, unknown>(Object.entries(resource))
  const texts = new Map<string, string>()
  const textOf = (name: string) => {
    const written = texts.get(name) ?? `${name}:${JSON.stringify(elements.get(name))}`
    texts.set(name, written)
    return written
  }
  return (names) => names.map(textOf).join('\n')
}

/**
 * Remembers what was found for elements met before. Records repeat themselves: the same patient, the
 * same code, the same category on resource after resource; evaluating FHIRPath on them once is
 * enough. Bounded in number and size.
 */
export const rememberByText = <Found>(
  work: (resource: Resource) => readonly Found[],
): ((resource: Resource, text: string) => readonly Found[]) => {
  const known = new Map<string, readonly Found[]>()
  return (resource, text) => {
    const remembered = known.get(text)
    if (remembered) return remembered
    const found = work(resource)
    if (text.length > maxKeyLength) return found
    if (known.size >= maxRemembered) known.clear()
    known.set(text, found)
    return found
  }
}
