import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWK,
} from 'jose'
import type pg from 'pg'
import type { SealedKey } from '../domain/signing-keys.ts'
import { ConfigurationError } from '../errors.ts'
import type { SigningKeys } from '../ports/signing-keys.ts'
import type {
  SignatureCheck,
  SigningPublicKey,
  StatementKind,
  StatementSigner,
} from '../ports/statements.ts'

const ALG = 'ES256'
const TYPES: Readonly<Record<StatementKind, string>> = {
  attestation: 'gatehouse-attestation+jws',
  evidence: 'gatehouse-evidence+jws',
  'launch-approval': 'gatehouse-launch-approval+jws',
}
const PREFIX = 'attestation-signing/'

/** A key of before keys were sealed: its private half lies in clear, always with its id. */
interface PlainKey extends JWK {
  kid: string
}

type StoredKey = SealedKey | PlainKey

/**
 * Signs with a key per year, kept in `server_key` with its private half sealed as keys of tokens are: whoever signs first
 * in a year makes it, and every replica uses the same. No key is ever removed, so that what was signed with it stays
 * verifiable, also where the key that sealed it is gone.
 */
export function joseStatementSigner(
  pool: pg.Pool,
  organizationId: string,
  sealing: SigningKeys,
): StatementSigner {
  const known = new Map<string, StoredKey>()

  async function keyOf(year: number): Promise<StoredKey> {
    const name = `${PREFIX}${year}`
    const kept = known.get(name) ?? (await readKeys()).get(name)
    if (kept) return kept
    await pool.query(
      `insert into server_key (name, organization_id, value, created_at) values ($1, $2, $3::jsonb, now())
       on conflict (name) do nothing`,
      [name, organizationId, JSON.stringify(await sealing.make(ALG))],
    )
    const written = (await readKeys()).get(name)
    if (!written) throw new Error('The key that signs attestations could not be stored.')
    return written
  }

  async function readKeys(): Promise<Map<string, StoredKey>> {
    const { rows } = await pool.query<{ name: string; value: StoredKey }>(
      'select name, value from server_key where starts_with(name, $1) order by name',
      [PREFIX],
    )
    for (const { name, value } of rows) known.set(name, (await sealedAnew(name, value)) ?? value)
    return known
  }

  /** Follows a change of the key-encryption key, as keys of tokens do. */
  async function sealedAnew(name: string, key: StoredKey): Promise<SealedKey | undefined> {
    const resealed = isSealed(key) ? sealing.reseal(key) : undefined
    if (!resealed) return undefined
    const values = [JSON.stringify(resealed), name, JSON.stringify(key)]
    await pool.query(
      'update server_key set value = $1::jsonb where name = $2 and value = $3::jsonb',
      values,
    )
    return resealed
  }

  function privateHalf(key: StoredKey): JWK {
    if (!isSealed(key)) return key
    const opened = sealing.open(key)
    if (opened) return opened
    throw new ConfigurationError(
      `The key that signs attestations is sealed with “${key.sealedWith}”, which KEY_ENCRYPTION_KEYS does not name.`,
    )
  }

  return {
    async sign(payload, at, kind = 'attestation') {
      const key = await keyOf(at.getUTCFullYear())
      return new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: ALG, kid: key.kid, typ: TYPES[kind] })
        .sign(await importJWK(privateHalf(key), ALG))
    },
    async verify(jws, kind = 'attestation') {
      const keys = [...(await readKeys()).values()]
      return check(jws, TYPES[kind], keys.map(publicPart))
    },
    async publicKeys(at) {
      if (at) await keyOf(at.getUTCFullYear())
      return { keys: [...(await readKeys()).values()].map(publicPart) }
    },
  }
}

function isSealed(key: StoredKey): key is SealedKey {
  return 'sealed' in key
}

function publicPart(key: StoredKey): SigningPublicKey {
  const { kty, crv, x, y, kid }: PlainKey = isSealed(key) ? key.publicKey : key
  return { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '', kid, alg: ALG, use: 'sig' }
}

async function check(jws: string, type: string, keys: SigningPublicKey[]): Promise<SignatureCheck> {
  if (!isCanonical(jws)) return { isValid: false, fault: 'NOT_A_SIGNATURE' }
  try {
    const { kid, typ } = decodeProtectedHeader(jws)
    if (typ !== type || !keys.some((key) => key.kid === kid)) {
      return { isValid: false, fault: 'UNKNOWN_KEY' }
    }
    const { payload } = await compactVerify(jws, createLocalJWKSet({ keys }), { algorithms: [ALG] })
    return { isValid: true, payload: new TextDecoder().decode(payload) }
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      return { isValid: false, fault: 'SIGNATURE_BROKEN' }
    }
    if (error instanceof errors.JOSEError || error instanceof TypeError) {
      return { isValid: false, fault: 'NOT_A_SIGNATURE' }
    }
    throw error
  }
}

/**
 * Three parts of base64url, each spelled as its bytes are spelled (RFC 7515 section 2): decoders let the unused bits of
 * the last character be anything, and then a changed signature would still hold.
 */
function isCanonical(jws: string): boolean {
  const parts = jws.split('.')
  return (
    parts.length === 3 &&
    parts.every(
      (part) => part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part,
    )
  )
}
