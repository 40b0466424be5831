import { Buffer } from 'node:buffer'

/** Replaces one base by another in text, but not where it is only the beginning of a longer name. */
export interface BaseRenamer {
  text(text: string): string
  /** The same over chunks of UTF-8, holding back only as much as a name may be cut in two. */
  chunks(chunks: AsyncIterable<Uint8Array>): AsyncIterableIterator<Uint8Array>
}

/**
 * Makes a renamer. `pagesBelow` is a path that goes between the new base and a query, for servers that write
 * the addresses of pages they remember as queries of the base itself.
 */
export function renaming(from: string, to: string, pagesBelow = ''): BaseRenamer {
  // Some servers write their JSON with escaped slashes.
  const spellings = [from, from.replaceAll('/', '\\/')]
  const pattern = new RegExp(`(?:${spellings.map(escaped).join('|')})(?![A-Za-z0-9._-])(\\?)?`, 'g')
  const text = (given: string) =>
    spellings.some((each) => given.includes(each))
      ? given.replaceAll(pattern, (_match, query?: string) => to + (query ? `${pagesBelow}?` : ''))
      : given
  // A name and what follows it, which may lie in the next chunk.
  const held = Math.max(...spellings.map((each) => each.length)) + 1
  return {
    text,
    async *chunks(chunks) {
      const decoder = new TextDecoder()
      let rest = ''
      for await (const chunk of chunks) {
        rest += decoder.decode(chunk, { stream: true })
        const cut = safeCut(rest, wholeAt(rest, rest.length - held), spellings)
        yield Buffer.from(text(rest.slice(0, cut)))
        rest = rest.slice(cut)
      }
      yield Buffer.from(text(rest + decoder.decode()))
    },
  }
}

/** The place itself, or the one before it when a character of two halves stands there. */
function wholeAt(text: string, place: number): number {
  const at = Math.max(place, 0)
  return /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0 ? at - 1 : at
}

/** Where text can be cut, at most at `cut`, so that no name, nor what follows it and decides, lies across. */
function safeCut(text: string, cut: number, spellings: readonly string[]): number {
  const starts = spellings.map((each) => {
    const found = cut > 0 ? text.lastIndexOf(each, cut - 1) : -1
    return found >= 0 && found + each.length + 1 > cut ? found : cut
  })
  const earliest = Math.min(cut, ...starts)
  return earliest === cut ? cut : safeCut(text, earliest, spellings)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
