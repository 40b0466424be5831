import { requestFactorReset } from '../../commands/account/factor-reset/request-factor-reset.ts'
import { TotpAuthenticator } from '../../entities/account/totp-authenticator.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { randomToken } from '../../secrets.ts'
import type { DemoStage } from '../demo-stage.ts'

/**
 * A colleague whose phone fell into the lake: her request waits under Settings. Nobody knows her password, so that no
 * printed sign-in is behind a second factor.
 */
export async function seedLostFactor(stage: DemoStage): Promise<void> {
  const joined = stage.daysAgo(60)
  const { em, ports, organizationId } = stage.backstage(joined)
  const owned = { organizationId, createdAt: joined }
  const colleague = em.create(User, {
    ...owned,
    ...{ updatedAt: joined, revision: 1, emailVerifiedAt: joined, roles: ['CLINICIAN'] },
    ...{ email: 'n.brandt@lakeside.example', firstName: 'Nadia', lastName: 'Brandt' },
    passwordHash: await ports.passwords.hash(randomToken()),
  })
  await em.flush()
  em.create(TotpAuthenticator, {
    ...owned,
    userId: colleague.id,
    sealedSecret: ports.sealer.seal(ports.oneTimePasswords.newSecret()),
    confirmedAt: joined,
  })
  await em.flush()
  await requestFactorReset(await stage.as(colleague.id, stage.daysAgo(1)))
}
