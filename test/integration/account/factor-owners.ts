import type { Role } from '../../../schema/vocabulary/role.ts'
import { type Account, anAccount, PASSWORD } from '../../support/builders.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { totpCode } from '../../support/totp-code.ts'
import { PortalVisitor } from './portal-visitor.ts'
import { TOTP_BEGIN, TOTP_CONFIRM } from './security-documents.ts'

/** The heading of the page after the password. */
export const ASKED = 'Confirm that it is you'

/** Signs somebody in by the pages, and answers their API. */
export async function signedIn(platform: TestPlatform, account: Account): Promise<GraphqlClient> {
  const visitor = new PortalVisitor(platform)
  await visitor.password(account.email, PASSWORD)
  return visitor.client()
}

/** The factor counts from before the sign-ins that follow, whatever second it was made in. */
export async function sinceYesterday(platform: TestPlatform, { id }: Account): Promise<void> {
  const table = (name: string, field: string) =>
    query(
      platform.databaseUrl,
      `update ${name} set ${field} = ${field} - interval '1 day' where user_id = $1`,
      [id],
    )
  await Promise.all([table('totp_authenticator', 'confirmed_at'), table('passkey', 'created_at')])
}

/** Somebody with an authenticator app and ten recovery codes. */
export async function aTotpOwner(platform: TestPlatform, facts: { roles?: Role[] } = {}) {
  const account = await anAccount(platform, facts)
  const client = await signedIn(platform, account)
  const begun = await client.get(TOTP_BEGIN, { password: PASSWORD })
  const secret = begun.payload.secret ?? ''
  const { payload } = await client.get(TOTP_CONFIRM, { code: totpCode(secret) })
  await sinceYesterday(platform, account)
  return { account, client, secret, begun, codes: payload.recoveryCodes ?? [] }
}
