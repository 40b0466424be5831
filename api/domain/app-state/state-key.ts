import type { LocalReference } from '../fhir-resource.ts'

/** What app state is found by: whose it is says the system of its code, what it is about its subject. */
export interface StateKey {
  readonly system: string
  readonly code: string
  /** Null for what an app keeps for the hospital as a whole. */
  readonly subject: LocalReference | null
}

/** Visible ASCII without what means something in a search, a scope or a header. */
const PLAIN = /^[\x21\x23\x25\x27-\x2B\x2D-\x5B\x5D-\x7B\x7D\x7E]+$/

/** Says whether something can be the system of a state code: an absolute address or name of up to 250 characters. */
export function isStateSystem(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.length <= 250 &&
    /^[a-z][a-z0-9+.-]*:./i.test(text) &&
    PLAIN.test(text)
  )
}

/** Says whether something can be a state code: 1 to 128 characters. */
export function isStateCode(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 128 && PLAIN.test(text)
}

/** A subject as it is kept, relative to the FHIR base. */
export function subjectText(subject: LocalReference | null): string | null {
  return subject && `${subject.resourceType}/${subject.id}`
}

/** Where an app registered addresses, and its client. */
export interface StateOwner {
  /** Redirect addresses, launch address, address of the key set: what was reviewed, or is used to prove who the app is. */
  readonly addresses: readonly string[]
  readonly clientId: string
}

/**
 * Lists what the system of an app's state codes may be, or begin with: the origins of its registered addresses, and
 * `[issuer]/clients/[client id]` for apps that have none on the web.
 */
export function ownSystems({ addresses, clientId }: StateOwner, issuer: string): string[] {
  const origins = addresses
    .filter((address) => /^https?:/i.test(address) && URL.canParse(address))
    .map((address) => new URL(address).origin)
  return [...new Set([...origins, `${issuer}/clients/${clientId}`])]
}

/** Says whether a code system is one of an app's own, or lies below one. */
export function isOwnSystem(system: string, own: readonly string[]): boolean {
  return own.some((each) => system === each || system.startsWith(`${each}/`))
}
