import type { Account, FindAccount, KoaContextWithOIDC } from 'oidc-provider'
import { type AccountFacts, activeAccount } from '../queries/access/account.ts'
import { fhirBaseOf } from './fhir-audience.ts'
import { launchFactsOf } from './kept-launch.ts'
import type { AuthorizationServerOptions } from './options.ts'
import { foundOnce, personKey } from './storage/request-records.ts'

/** A person as the provider holds them, with what we know besides. */
export interface PersonAccount extends Account {
  facts: AccountFacts
}

/**
 * Finds the person behind a subject; nobody when the account is disabled, so that sessions, codes and refresh
 * tokens of a disabled person stop working at once (SMART.md USER-04, REFR-17).
 */
export function accountFinder(options: AuthorizationServerOptions): FindAccount {
  return async (ctx, sub): Promise<PersonAccount | undefined> => {
    const facts = await personBy(options, sub)
    if (!facts) return undefined
    const claims = async () => claimsOf(facts, spokenUser(options, ctx, facts))
    return { accountId: facts.id, facts, claims }
  }
}

/** Finds a person who may act now, once for a request. */
export function personBy(
  { environment, ports }: AuthorizationServerOptions,
  userId: string,
): Promise<AccountFacts | undefined> {
  return foundOnce(personKey(userId), () => activeAccount(ports.rowReader, environment, userId))
}

/** The person an authorization is about; undefined before sign-in. */
export function personOf(ctx: KoaContextWithOIDC): AccountFacts | undefined {
  return (ctx.oidc.account as PersonAccount | undefined)?.facts // made by accountFinder
}

/** The absolute address of the person's own resource, at the FHIR base the tokens at hand are for (SMART.md OIDC-08). */
export function fhirUserUrl(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  { fhirUser }: Pick<AccountFacts, 'fhirUser'>,
): string | undefined {
  return fhirUser ? `${fhirBaseOf(options, ctx)}/${fhirUser}` : undefined
}

/** Who the person is in the launch at hand: for somebody else's record, the hospital's entry for that relation. */
function spokenUser(
  options: AuthorizationServerOptions,
  ctx: KoaContextWithOIDC,
  facts: AccountFacts,
): string | undefined {
  const told = ctx.oidc.entities.AccessToken?.extra?.fhirUser // by the token, where userinfo is asked with one
  if (typeof told === 'string') return told
  return fhirUserUrl(options, ctx, { ...facts, ...launchFactsOf(ctx) })
}

/** `profile` repeats `fhirUser` for clients of SMART 1.0 (SMART.md OIDC-18). */
function claimsOf(facts: AccountFacts, fhirUser: string | undefined) {
  return {
    sub: facts.id,
    ...(fhirUser ? { fhirUser, profile: fhirUser } : {}),
    name: `${facts.firstName} ${facts.lastName}`,
    given_name: facts.firstName,
    family_name: facts.lastName,
    email: facts.email,
    email_verified: facts.isVerified,
  }
}
