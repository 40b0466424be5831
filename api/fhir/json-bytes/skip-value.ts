/** Deeper than any FHIR resource. */
const MAX_DEPTH = 100

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const COLON = 0x3a
const LIST = 0x5b
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

/** What comes after a backslash, besides `u`. */
const ESCAPED = new Set([...String.raw`"\/bfnrt`].map((each) => each.charCodeAt(0)))
/** 1 for what stands in a string as itself. */
const PLAIN = new Uint8Array(0x100).fill(1, 0x20)
PLAIN[QUOTE] = 0
PLAIN[BACKSLASH] = 0
const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word))

/** What a part of the text is not: JSON as RFC 8259 writes it, at most a hundred levels deep. */
export const NOT_JSON = -1

/** The place behind the value that begins at `at`, or NOT_JSON. Nothing is made of it: it is only walked over. */
export function skipValue(bytes: Uint8Array, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return skipString(bytes, at)
    case OBJECT:
      return depth < MAX_DEPTH ? skipMembers(bytes, at, depth + 1) : NOT_JSON
    case LIST:
      return depth < MAX_DEPTH ? skipElements(bytes, at, depth + 1) : NOT_JSON
    default:
      return skipScalar(bytes, at)
  }
}

/** Walks over the value of a member that begins at `at`; its name lies from `nameFrom` to `nameTo`, without quotes. */
export type SkipMember = (at: number, depth: number, nameFrom: number, nameTo: number) => number

/** As `skipValue`, for the object that begins at `at`; `skip` walks over one value in it. */
export function skipMembers(bytes: Uint8Array, at: number, depth = 1, skip?: SkipMember): number {
  if (bytes[at] !== OBJECT) return NOT_JSON
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === OBJECT_END) return next + 1
  for (;;) {
    const nameEnd = skipName(bytes, next)
    const from = skipColon(bytes, nameEnd)
    if (from < 0) return NOT_JSON
    const to = skip ? skip(from, depth, next + 1, nameEnd - 1) : skipValue(bytes, from, depth)
    // Before the first byte there is neither of these signs.
    const sign = skipSpace(bytes, to)
    if (bytes[sign] === OBJECT_END) return sign + 1
    if (bytes[sign] !== COMMA) return NOT_JSON
    next = skipSpace(bytes, sign + 1)
  }
}

function skipName(bytes: Uint8Array, at: number): number {
  return bytes[at] === QUOTE ? skipString(bytes, at) : NOT_JSON
}

/** The beginning of the value after a name that ends at `at`. */
function skipColon(bytes: Uint8Array, at: number): number {
  const colon = at < 0 ? NOT_JSON : skipSpace(bytes, at)
  return bytes[colon] === COLON ? skipSpace(bytes, colon + 1) : NOT_JSON
}

/** As `skipValue`, for the list that begins at `at`; `skip` walks over one element of it. */
export function skipElements(
  bytes: Uint8Array,
  at: number,
  depth = 1,
  skip?: (at: number, depth: number) => number,
): number {
  if (bytes[at] !== LIST) return NOT_JSON
  let next = skipSpace(bytes, at + 1)
  if (bytes[next] === LIST_END) return next + 1
  for (;;) {
    const to = skip ? skip(next, depth) : skipValue(bytes, next, depth)
    if (to < 0) return NOT_JSON
    const sign = skipSpace(bytes, to)
    if (bytes[sign] === LIST_END) return sign + 1
    if (bytes[sign] !== COMMA) return NOT_JSON
    next = skipSpace(bytes, sign + 1)
  }
}

/** The first place at or after `at` that is no white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at
  for (;;) {
    const sign = bytes[next]
    if (sign !== 0x20 && sign !== 0x0a && sign !== 0x0d && sign !== 0x09) return next
    next += 1
  }
}

function skipString(bytes: Uint8Array, at: number): number {
  let next = at + 1
  for (;;) {
    let sign = bytes[next] ?? 0
    while (PLAIN[sign] === 1) {
      next += 1
      sign = bytes[next] ?? 0
    }
    if (sign === QUOTE) return next + 1
    next = sign === BACKSLASH ? skipEscape(bytes, next) : NOT_JSON
    if (next < 0) return NOT_JSON
  }
}

function skipEscape(bytes: Uint8Array, at: number): number {
  const after = bytes[at + 1] ?? 0
  if (ESCAPED.has(after)) return at + 2
  return after === 0x75 && isHex(bytes, at + 2) ? at + 6 : NOT_JSON
}

/** Four digits of an escape. */
function isHex(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 4; i++) {
    const sign = (bytes[i] ?? 0) | 0x20
    if (!isDigit(bytes[i]) && !(sign >= 0x61 && sign <= 0x66)) return false
  }
  return true
}

function skipScalar(bytes: Uint8Array, at: number): number {
  for (const word of WORDS) {
    if (word.every((sign, i) => bytes[at + i] === sign)) return at + word.length
  }
  const whole = bytes[at] === MINUS ? at + 1 : at
  let next = bytes[whole] === ZERO ? whole + 1 : skipDigits(bytes, whole)
  if (next > 0 && bytes[next] === DOT) next = skipDigits(bytes, next + 1)
  if (next < 0 || ((bytes[next] ?? 0) | 0x20) !== 0x65) return next
  const sign = bytes[next + 1]
  return skipDigits(bytes, sign === MINUS || sign === 0x2b ? next + 2 : next + 1)
}

/** At least one. */
function skipDigits(bytes: Uint8Array, at: number): number {
  let next = at
  while (isDigit(bytes[next])) next += 1
  return next > at ? next : NOT_JSON
}

function isDigit(sign: number | undefined): boolean {
  return sign !== undefined && sign >= ZERO && sign <= 0x39
}
