/** Letters and digits that are not mistaken for each other (RFC 4648, base32). */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LETTERS = 16
const GROUP = 4

/** Spells 16 random bytes as a recovery code of 80 bits, "abcd-efgh-ijkl-mnop", for people to write down. */
export function spellRecoveryCode(random: Uint8Array): string {
  const letters = [...random.slice(0, LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length])
  return grouped(letters.join(''))
}

/** Reads a code as people type it, with or without dashes, spaces and capitals; undefined when it is none. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '')
  const isCode = letters.length === LETTERS && [...letters].every((one) => ALPHABET.includes(one))
  return isCode ? grouped(letters) : undefined
}

function grouped(letters: string): string {
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}
