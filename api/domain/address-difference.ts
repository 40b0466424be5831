/** The usual ways in which two addresses that look the same are not. */
export type AddressHint =
  | 'SPACES'
  | 'SLASH'
  | 'SCHEME'
  | 'LETTERS'
  | 'ENCODING'
  | 'PORT'
  | 'LOOPBACK'
  | 'QUERY'
  | 'FRAGMENT'

/** One address in three pieces: what is the same at both ends, and what is not in between. */
export interface ComparedAddress {
  readonly before: string
  /** Empty where the other one has something more. */
  readonly different: string
  readonly after: string
}

/** How an address that was asked for differs from the registered one that is most like it. */
export interface AddressDifference {
  readonly asked: ComparedAddress
  readonly registered: ComparedAddress
  /** The first character that differs, counted from 1. */
  readonly position: number
  /** What it comes to, where that can be told; undefined for addresses that have little in common. */
  readonly hint: AddressHint | undefined
}

/** Compares an address with those it should be one of; undefined when there is none to compare with. */
export function addressDifference(
  asked: string,
  registered: readonly string[],
): AddressDifference | undefined {
  const compared = registered.map((one) => compare(asked, one))
  return compared.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0]
}

function compare(asked: string, registered: string): AddressDifference {
  const [a, b] = [[...asked], [...registered]]
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return {
    asked: pieces(a, start, end),
    registered: pieces(b, start, end),
    position: start + 1,
    hint: MISTAKES.find(({ explains }) => explains(asked, registered))?.hint,
  }
}

function pieces(characters: readonly string[], start: number, end: number): ComparedAddress {
  const last = characters.length - end
  return {
    before: characters.slice(0, start).join(''),
    different: characters.slice(start, last).join(''),
    after: characters.slice(last).join(''),
  }
}

function sizeOf({ asked, registered }: AddressDifference): number {
  return asked.different.length + registered.different.length
}

interface Mistake {
  readonly hint: AddressHint
  readonly explains: (asked: string, registered: string) => boolean
}

const sameAfter = (change: (address: string) => string) => (asked: string, registered: string) =>
  change(asked) === change(registered)

/** The usual mistakes, most telling first; each is the whole difference between the two, or it is not said. */
const MISTAKES: readonly Mistake[] = [
  {
    hint: 'SPACES',
    explains: (asked, registered) => asked.trim() === registered,
  },
  {
    hint: 'SLASH',
    explains: sameAfter((address) => address.replace(/\/$/, '')),
  },
  {
    hint: 'SCHEME',
    explains: sameAfter((address) => address.replace(/^https?:/, '')),
  },
  {
    hint: 'LETTERS',
    explains: sameAfter((address) => address.toLowerCase()),
  },
  {
    hint: 'ENCODING',
    explains: sameAfter(decoded),
  },
  {
    hint: 'PORT',
    explains: sameAfter((address) => address.replace(/^(https?:\/\/[^/:]+):\d+/, '$1')),
  },
  {
    hint: 'LOOPBACK',
    explains: sameAfter((address) =>
      address.replace(/^(https?:\/\/)(localhost|127\.0\.0\.1)/, '$1'),
    ),
  },
  {
    hint: 'QUERY',
    explains: sameAfter((address) => address.replace(/\?.*$/s, '')),
  },
  {
    hint: 'FRAGMENT',
    explains: (asked, registered) => asked.replace(/#.*$/s, '') === registered,
  },
]

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
