import type { Role } from '../../../schema/vocabulary/role.ts'
import {
  isSecondFactorRequired,
  type SecondFactorRule,
} from '../../../schema/vocabulary/second-factor.ts'
import type { EntityManager } from '../../ports.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

export interface PasskeyView {
  id: string
  name: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** What protects an account besides its password. */
export interface SecondFactors {
  totpSince: Date | null
  /** Oldest first. */
  passkeys: PasskeyView[]
  recoveryCodesLeft: number
  /** Is there one at all? */
  isOn: boolean
  /** Does the hospital demand one of this person? */
  isRequired: boolean
}

interface Row {
  totpSince: string | null
  passkeys: { id: string; name: string; createdAt: string; lastUsedAt: string | null }[]
  recoveryCodesLeft: number
  roles: Role[]
  rule: SecondFactorRule | null
}

/** Reads the second factors of a person in one statement. */
export async function secondFactorsOf(em: EntityManager, userId: string): Promise<SecondFactors> {
  const [row] = await em.execute<Row[]>(
    `select (select confirmed_at from totp_authenticator where user_id = u.id) as "totpSince",
       coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'createdAt', created_at,
         'lastUsedAt', last_used_at) order by created_at) from passkey where user_id = u.id), '[]'::jsonb) as passkeys,
       (select count(*)::int from recovery_code where user_id = u.id and used_at is null) as "recoveryCodesLeft",
       to_jsonb(u.roles) as roles,
       (select settings->>'secondFactor' from organization where id = u.organization_id) as rule
     from user_account u where u.id = ?`,
    [userId],
  )
  const passkeys = row?.passkeys ?? []
  return {
    totpSince: optionalTimestamp(row?.totpSince ?? null),
    passkeys: passkeys.map((passkey) => ({
      ...passkey,
      createdAt: timestamp(passkey.createdAt),
      lastUsedAt: optionalTimestamp(passkey.lastUsedAt),
    })),
    recoveryCodesLeft: row?.recoveryCodesLeft ?? 0,
    isOn: Boolean(row?.totpSince) || passkeys.length > 0,
    isRequired: isSecondFactorRequired(row?.rule ?? 'OPTIONAL', row?.roles ?? []),
  }
}
