/** Deeper than any FHIR resource, and far from what makes a recursive reader fall over. */
const MAX_DEPTH = 100

/** What JSON allows and two readers may read differently, or not at all. */
export type JsonFault = { readonly text: string }

/**
 * Reads bytes as JSON in UTF-8.
 * Refuses bytes that are no UTF-8, text that is no JSON, nesting beyond a hundred levels, and a name that
 * an object has twice: the second would hide the first from whoever checks the other one.
 */
export function readJson(bytes: Uint8Array): { readonly value: unknown } | JsonFault {
  const text = decoded(bytes)
  if (text === undefined) return { text: 'The body is not valid UTF-8.' }
  const value = parsed(text)
  if (value === undefined) return { text: 'The body is not valid JSON.' }
  return shapeFault(text) ?? { value }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Walks over valid JSON once, without recursion: it has not been measured yet how deep it goes. */
function shapeFault(text: string): JsonFault | undefined {
  const open: Set<string>[] = []
  const signs = /["{}[\]]/g
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const [sign] = found
    if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const end = endOfString(text, found.index)
      signs.lastIndex = end + 1
      const name = nameBetween(text, found.index, end)
      if (name !== undefined && isTwice(open.at(-1), name)) {
        return { text: `The body has the name "${name.slice(0, 64)}" twice in one object.` }
      }
    } else if (open.push(new Set()) > MAX_DEPTH) return { text: 'The body is nested too deeply.' }
  }
  return undefined
}

function isTwice(names: Set<string> | undefined, name: string): boolean {
  const isKnown = names?.has(name) === true
  names?.add(name)
  return isKnown
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** The string as a name, when a colon comes after it. */
function nameBetween(text: string, start: number, end: number): string | undefined {
  let next = end + 1
  while (/[ \t\r\n]/.test(text[next] ?? '')) next++
  return text[next] === ':' ? String(JSON.parse(text.slice(start, end + 1))) : undefined
}
