import type { Grant, default as Provider } from 'oidc-provider'
import type { LaunchMode } from '../../schema/vocabulary/registration.ts'

/** What a grant remembers beside scopes: the launch it came from. */
export interface LaunchFacts {
  mode: LaunchMode
  patient?: string | undefined
  encounter?: string | undefined
  needPatientBanner: boolean
}

const PROPERTY = 'launchFacts'

/** Makes the provider keep the launch with the grant: a model keeps only the members it names. */
export function keepLaunchWithGrant(provider: Provider): void {
  const members = provider.Grant.IN_PAYLOAD
  Object.defineProperty(provider.Grant, 'IN_PAYLOAD', { get: () => [...members, PROPERTY] })
}

/** Writes the launch into a grant; `save` keeps it. */
export function setLaunchFacts(grant: Grant, facts: LaunchFacts): void {
  Object.assign(grant, { [PROPERTY]: facts })
}

/** The launch a grant came from; undefined for our own clients. */
export function launchFactsOf(grant: Grant | undefined): LaunchFacts | undefined {
  return (grant as { [PROPERTY]?: LaunchFacts } | undefined)?.[PROPERTY] // written by setLaunchFacts
}
