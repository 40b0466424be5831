import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { SigningKey } from '../../entities/access/signing-key.entity.ts'
import type { EntityManager } from '../../ports.ts'

/** The signing keys of one environment: those that sign, those that did, those that will. */
export function signingKeys(
  em: EntityManager,
  environment: LaunchEnvironment,
): Promise<SigningKey[]> {
  return em.find(SigningKey, { environment }, { orderBy: { signsFrom: 'asc', kid: 'asc' } })
}
