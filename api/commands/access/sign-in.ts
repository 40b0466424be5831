import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { mustUseProvider } from '../../domain/federation.ts'
import { ok, type Result, refused } from '../../domain/result.ts'
import type { PasswordHasher } from '../../ports/credentials.ts'
import { preparedSignInAccount, type SignInAccount } from '../../queries/access/account.ts'
import { randomToken } from '../../secrets.ts'
import { recordAlone } from '../record-alone.ts'
import { blockedFor, countFailure } from './sign-in-throttle.ts'

export interface Credentials {
  environment: LaunchEnvironment
  email: string
  password: string
  /** The browser, when it proved that this account signed in with it before. */
  device?: string | undefined
}

/** Why somebody could not sign in, as far as they may know. */
export type SignInRefusal =
  | { kind: 'THROTTLED'; retryAfterSeconds: number }
  | { kind: 'UNVERIFIED' }
  /** The password was right, but the hospital has its staff sign in at its provider. */
  | { kind: 'PROVIDER_ONLY' }
  /** Unknown address, wrong password or disabled account: nobody learns which. */
  | { kind: 'MISMATCH' }

/**
 * Compares a password and says who signed in, or why not. Unknown addresses take as long as known ones.
 * Only failures count against the limits of `signInCounters` (R203, OWASP ASVS 2.2.1). Whoever has to show a second
 * factor is not signed in yet; see `verifySecondFactor`.
 */
export async function signIn(
  ctx: RequestContext,
  credentials: Credentials,
): Promise<Result<SignInAccount, SignInRefusal>> {
  const { organizationId, ports } = ctx
  const [waiting, account] = await Promise.all([
    blockedFor(ctx, credentials),
    preparedSignInAccount(ports.rowReader, organizationId, credentials.email),
  ])
  if (waiting > 0) return refused({ kind: 'THROTTLED', retryAfterSeconds: waiting })
  const isRight = await isPasswordRight(ctx.ports.passwords, account, credentials.password)
  if (!account || !isRight || account.isDisabled) return fail(ctx, credentials, account)
  if (!account.isVerified) {
    await record(ctx, credentials, account, 'the address is not verified')
    return refused({ kind: 'UNVERIFIED' })
  }
  if (mustUseProvider(ctx.ports.identityProvider?.rules, credentials.environment, account)) {
    await record(ctx, credentials, account, 'the hospital has its staff sign in at its provider')
    return refused({ kind: 'PROVIDER_ONLY' })
  }
  await record(ctx, credentials, account)
  return ok(account)
}

async function fail(
  ctx: RequestContext,
  credentials: Credentials,
  account: SignInAccount | undefined,
): Promise<Result<never, SignInRefusal>> {
  const reason = account?.isDisabled ? 'the account is disabled' : 'address or password is wrong'
  await record(ctx, credentials, account, reason)
  const retryAfterSeconds = await countFailure(ctx, credentials)
  return refused(
    retryAfterSeconds > 0 ? { kind: 'THROTTLED', retryAfterSeconds } : { kind: 'MISMATCH' },
  )
}

async function record(
  ctx: RequestContext,
  { environment }: Credentials,
  account: SignInAccount | undefined,
  failure?: string,
): Promise<void> {
  const isSignedIn = account !== undefined && failure === undefined
  const done = account?.hasMoreToShow ? 'sign-in.password-accepted' : 'sign-in.succeeded'
  await recordAlone(isSignedIn ? { ...ctx, viewer: asViewer(account) } : ctx, {
    action: isSignedIn ? done : 'sign-in.failed',
    outcome: isSignedIn ? 'SUCCESS' : 'DENIED',
    environment,
    userRef: account?.id,
    ...(isSignedIn ? {} : { detail: { reason: failure } }),
  })
}

/** The person at the authorization server, without any ability. */
export function asViewer({ email, id, name }: SignInAccount): SignedInViewer {
  return { userId: id, name, email, roles: [], vendorIds: [], ownStages: [] }
}

/** Compares a password with what is stored, or with nothing in the same time. */
export async function isPasswordRight(
  passwords: PasswordHasher,
  account: Pick<SignInAccount, 'passwordHash'> | undefined,
  password: string,
): Promise<boolean> {
  const isRight = await passwords.verify(
    account?.passwordHash ?? (await decoy(passwords)),
    password,
  )
  return isRight && account !== undefined
}

const decoys = new WeakMap<PasswordHasher, Promise<string>>()

/** A hash nothing matches, made once with the parameters in use, so that unknown addresses take as long. */
function decoy(passwords: PasswordHasher): Promise<string> {
  const known = decoys.get(passwords) ?? passwords.hash(randomToken())
  decoys.set(passwords, known)
  return known
}
