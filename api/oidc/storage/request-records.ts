import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import type { RecordChanges, RecordKey, RecordRow } from '../../commands/access/record-changes.ts'

interface RequestRecords {
  /** What was read or changed, by its key; undefined where there is nothing. */
  found: Map<string, Promise<unknown>>
  held: HeldChanges | undefined
}

interface HeldChanges extends RecordChanges {
  marks: RecordRow[]
  spent: RecordKey[]
  kept: RecordRow[]
  removed: RecordKey[]
}

const current = new AsyncLocalStorage<RequestRecords>()

/** Reads each thing once for one request: the provider looks for the same one in several places. */
export const readRecordsOnce: RequestHandler = (_req, _res, next) =>
  current.run({ found: new Map(), held: undefined }, next)

/** What was found before in this request, or is read now. */
export async function foundOnce<Thing>(key: string, read: () => Promise<Thing>): Promise<Thing> {
  const known = current.getStore()?.found.get(key)
  if (known) return known as Promise<Thing> // kept under this key by this function or `alreadyFound`
  const reading = read()
  current.getStore()?.found.set(key, reading)
  return reading
}

/** What was found under a key before; undefined where nobody looked. */
export async function knownBefore<Thing>(key: string): Promise<Thing | undefined> {
  return (await current.getStore()?.found.get(key)) as Thing | undefined // as in `foundOnce`
}

/** Says what is found under a key, so that nobody has to read it. */
export function alreadyFound(key: string, thing: unknown): void {
  current.getStore()?.found.set(key, Promise.resolve(thing))
}

/** After a change that does not say what it changed, everything is read anew. */
export function forgetRecords(): void {
  current.getStore()?.found.clear()
}

/** After something about people has changed, they are read anew. */
export function forgetPeople(): void {
  const found = current.getStore()?.found
  for (const key of found?.keys() ?? []) if (key.startsWith(PERSON)) found?.delete(key)
}

const PERSON = 'person '

/** Under what a person is kept while a request lasts. */
export const personKey = (userId: string) => `${PERSON}${userId}`

/** Under what a client is kept while a request lasts. */
export const clientKey = (clientId: string) => `client ${clientId}`

/** Under what the consents of a person to a version of an app are kept while a request lasts. */
export const consentsKey = (userId: string, client: { id: string; appVersionId: string }) =>
  `consents ${userId} ${client.id} ${client.appVersionId}`

/** Under what the consent page says about a version is kept while a request lasts. */
export const consentPageKey = (appVersionId: string) => `consent page ${appVersionId}`

/** Under what the face of the hospital is kept while a request lasts. */
export const FACE = 'face'

/** From here on changes of this request are held back, to be written with its answer. */
export function holdChanges(): void {
  const request = current.getStore()
  if (request) request.held ??= nothing()
}

/**
 * What a piece of work changes, none of it written, apart from what this request holds back besides.
 *
 * @throws Error outside of a request.
 */
export async function heldApart(work: () => Promise<unknown>): Promise<RecordChanges> {
  const request = current.getStore()
  if (!request) throw new Error('Changes are held back for a request alone.')
  const others = request.held
  const apart = nothing()
  request.held = apart
  try {
    await work()
    return apart
  } finally {
    request.held = others
  }
}

/** Holds changes back; false where they have to be written now. */
export function isHeld(changes: Partial<RecordChanges>): boolean {
  const held = current.getStore()?.held
  if (!held) return false
  const { kept = [], marks = [], removed = [], spent = [] } = changes
  held.marks.push(...marks)
  held.spent.push(...spent)
  // What is written twice is written as it was last; what is removed in the end need not be written.
  held.kept = [...held.kept.filter((row) => ![...kept, ...removed].some(isSame(row))), ...kept]
  held.removed = [...held.removed.filter((key) => !kept.some(isSame(key))), ...removed]
  return true
}

/** What was held back and is to be written now; undefined where that is nothing. */
export function takeHeldChanges(): RecordChanges | undefined {
  const request = current.getStore()
  const held = request?.held
  if (!held) return undefined
  request.held = nothing()
  return Object.values(held).some((list: unknown[]) => list.length > 0) ? held : undefined
}

function nothing(): HeldChanges {
  return { marks: [], spent: [], kept: [], removed: [] }
}

function isSame(one: RecordKey) {
  return (other: RecordKey) => one.model === other.model && one.id === other.id
}
