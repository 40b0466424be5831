import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import {
  dueKey,
  endedKeys,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from '../../domain/signing-keys.ts'
import { SigningKey } from '../../entities/access/signing-key.entity.ts'
import { signingKeys } from '../../queries/access/signing-keys.ts'
import type { HandlerContext } from '../handler.ts'
import { recordEvent } from '../record-event.ts'
import { asPlatform } from './as-platform.ts'

/**
 * Keeps the signing keys of both environments in order: makes the first ones, publishes a successor a day before it
 * takes over, removes what signed nothing that could still be good, and seals anew what an earlier key-encryption key
 * sealed. Replicas read the keys again by themselves.
 */
export async function rotateSigningKeys(ctx: HandlerContext): Promise<void> {
  for (const environment of LAUNCH_ENVIRONMENTS) {
    await ctx.em.fork().transactional(async (em) => {
      // Replicas that start at once make one key between them.
      await em.execute(`select pg_advisory_xact_lock(hashtext('signing-key/' || ?))`, [environment])
      const keys = await signingKeys(em, environment)
      for (const key of keys) Object.assign(key, ctx.ports.signingKeys.reseal(key))
      for (const alg of SIGNING_ALGORITHMS) {
        const ofAlg = keys.filter((key) => key.alg === alg)
        await rotate({ ...ctx, em }, { environment, alg, keys: ofAlg })
      }
    })
  }
}

interface Rotation {
  environment: LaunchEnvironment
  alg: SigningAlgorithm
  keys: SigningKey[]
}

async function rotate(ctx: HandlerContext, { environment, alg, keys }: Rotation): Promise<void> {
  const { clock, signingKeys: maker } = ctx.ports
  const now = clock.now()
  const signsFrom = dueKey(keys, { now, rotateAfterDays: maker.rotateAfterDays })
  if (signsFrom) {
    const made = await maker.make(alg)
    ctx.em.create(SigningKey, {
      ...made,
      environment,
      signsFrom,
      createdAt: now,
      organizationId: ctx.organizationId,
    })
    record(ctx, 'signing-key.made', { environment, kid: made.kid, alg, signsFrom })
  }
  for (const { kid, ...key } of endedKeys(keys, now)) {
    await ctx.em.nativeDelete(SigningKey, { kid })
    record(ctx, 'signing-key.removed', { environment, kid, alg: key.alg })
  }
}

function record(
  ctx: HandlerContext,
  action: 'signing-key.made' | 'signing-key.removed',
  { environment, ...detail }: { environment: LaunchEnvironment } & Record<string, unknown>,
): void {
  recordEvent(asPlatform(ctx), { action, environment, detail })
}
