import { randomBytes } from 'node:crypto'
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose'
import {
  nextChange,
  type PublishedKey,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  signingNow,
} from '../../domain/signing-keys.ts'
import { ConfigurationError } from '../../errors.ts'
import { signingKeys } from '../../queries/access/signing-keys.ts'
import type { AuthorizationServerOptions } from '../options.ts'

/** Access tokens are signed with this; short signatures keep the Authorization header small. */
export const ACCESS_TOKEN_ALG = 'ES256' satisfies SigningAlgorithm

/** What every replica of one environment shares, as it is at one moment. */
export interface ServerKeys {
  /** Private keys; of each algorithm, the one that signs now comes first. */
  signing: JWK[]
  /** Public halves of all: those that sign, those that did, those that will. */
  published: PublishedKey[]
  /** Finds the key a token names. */
  verifyKey: JWTVerifyGetKey
  cookie: string[]
}

/** The keys of one environment, kept as the database has them. */
export interface KeyRing {
  /** Reads again after a minute, and at the moment another key takes over. */
  current(): Promise<ServerKeys>
}

/** Keys are published a day before they sign: a replica that is a minute behind verifies all there is. */
const READ_AGAIN_MS = 60_000

/**
 * Opens the key ring of an environment. The keys have to be there: `rotateSigningKeys` makes them.
 *
 * @throws ConfigurationError when the key that signs now was sealed with a key-encryption key that is not at hand.
 */
export async function openKeyRing(options: AuthorizationServerOptions): Promise<KeyRing> {
  const { clock } = options.ports
  const cookie = await cookieSecrets(options)
  let latest = await read(options, { cookie })
  let reading: Promise<unknown> | undefined
  return {
    async current() {
      const now = clock.now()
      if (now >= latest.readAgainAt) {
        reading ??= read(options, latest.keys)
          .then((keys) => {
            latest = keys
          })
          .finally(() => {
            reading = undefined
          })
        await reading
      }
      return latest.keys
    },
  }
}

interface Reading {
  keys: ServerKeys
  readAgainAt: Date
}

/** What did not change is handed out again as it was: whoever built something of it need not do so anew. */
async function read(
  options: AuthorizationServerOptions,
  known: Pick<ServerKeys, 'cookie'> & Partial<ServerKeys>,
): Promise<Reading> {
  const { environment, orm, ports } = options
  const now = ports.clock.now()
  const rows = await signingKeys(orm.em.fork(), environment)
  const signing = SIGNING_ALGORITHMS.flatMap((alg) => {
    const known = rows.filter((row) => row.alg === alg)
    const first = signingNow(known, now)
    const opened = [first, ...known.filter((row) => row !== first)].map(
      (row) => row && ports.signingKeys.open(row),
    )
    if (!opened[0]) throw new ConfigurationError(cannotSign(environment, first?.sealedWith))
    return opened.filter((key) => key !== undefined)
  })
  const published = rows.map((row) => row.publicKey)
  const inAMinute = new Date(now.getTime() + READ_AGAIN_MS)
  const change = nextChange(rows, now)
  const keys = {
    signing,
    published,
    verifyKey: createLocalJWKSet({ keys: published }),
    cookie: known.cookie,
  }
  return {
    keys: isSame(keys, known) ? known : keys,
    readAgainAt: change && change < inAMinute ? change : inAMinute,
  }
}

function isSame(keys: ServerKeys, known: Partial<ServerKeys>): known is ServerKeys {
  const order = ({ published = [], signing = [] }: Partial<ServerKeys>) =>
    JSON.stringify([...published, ...signing].map(({ kid }) => kid))
  return order(keys) === order(known)
}

function cannotSign(environment: string, sealedWith: string | undefined): string {
  if (!sealedWith) return `There is no key to sign tokens of ${environment} with.`
  return `The key that signs tokens of ${environment} was sealed with the key-encryption key "${sealedWith}", which is
neither in KEY_ENCRYPTION_KEYS nor in DATA_DIR. Replicas need the same one. When it is lost, delete the rows of
signing_key: new ones are made, and people sign in again.`
}

async function cookieSecrets(options: AuthorizationServerOptions): Promise<string[]> {
  const name = `${options.environment.toLowerCase()}/cookie-keys`
  const em = options.orm.em.fork()
  await em.execute(
    `insert into server_key (name, organization_id, value, created_at) values (?, ?, ?::jsonb, ?)
     on conflict do nothing`,
    [
      name,
      options.organizationId,
      JSON.stringify([randomBytes(32).toString('base64url')]),
      options.ports.clock.now(),
    ],
  )
  const [row] = await em.execute<{ value: string[] }[]>(
    'select value from server_key where name = ?',
    [name],
  )
  if (!row) throw new Error(`The secrets of cookies of ${options.environment} were not stored.`)
  return row.value
}
