import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { aesSealer } from '../../../api/adapters/aes-sealer.ts'
import { signingKeys } from '../../../api/queries/access/signing-keys.ts'
import { failToStart } from '../../support/server-process.ts'
import { query } from '../../support/sql.ts'
import {
  KEY_ENCRYPTION_KEYS,
  startTestPlatform,
  type TestPlatform,
} from '../../support/test-platform.ts'

const SECRET = 'a-password-nobody-may-read'
const at = (url: string, changes: object) => Object.assign(new URL(url), changes).href

describe('a start that cannot succeed', () => {
  test('names an unreachable database in one line, without its password', async () => {
    const DATABASE_URL = `postgresql://somebody:${SECRET}@127.0.0.1:1/gatehouse`
    const { code, stderr, stdout } = await failToStart({ DATABASE_URL, PORT: '0' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(
        /^Cannot reach the database at 127\.0\.0\.1:1\/gatehouse: .*ECONNREFUSED/,
      ),
    ])
    expect(stderr + stdout).not.toContain(SECRET)
  })

  test('names a database that is not there', async () => {
    const name = `missing_${randomBytes(4).toString('hex')}`
    const DATABASE_URL = at(inject('adminUrl'), { pathname: `/${name}` })
    const { code, stderr } = await failToStart({ DATABASE_URL, PORT: '0' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining(`database "${name}" does not exist`),
    ])
  })

  test('names an account the database does not know, without its password', async () => {
    const DATABASE_URL = at(inject('adminUrl'), { username: 'nobody_here', password: SECRET })
    const { code, stderr } = await failToStart({ DATABASE_URL, PORT: '0' })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^Cannot reach the database at .*nobody_here/)
    expect(stderr).not.toContain(SECRET)
  })

  test('names a port that is taken in one line', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { code, stderr } = await failToStart({ DATABASE_URL: inject('adminUrl'), PORT: port })
    expect(code).toBe(1)
    expect(stderr).toBe(
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=4001 npm start\n`,
    )
    server.close()
  })
})

describe('a configuration that cannot be used', () => {
  test('lists every fault of the configuration', async () => {
    const { code, stderr } = await failToStart({
      ...{
        NODE_ENV: 'nonsense',
        KEY_ENCRYPTION_KEYS: `one:${SECRET}`,
        PORT: 'abc',
        DATABASE_URL: `mysql://root:${SECRET}@x`,
        DEMO: 'maybe',
      },
      ...{ PUBLIC_URL: 'gatehouse', DATABASE_POOL_SIZE: '0', SUPPORT_EMAIL: 'nobody' },
    })
    expect(code).toBe(1)
    const names = [...stderr.matchAll(/^ {2}([A-Z_]+): \S/gm)].map(([, name]) => name)
    expect(names.toSorted()).toEqual(
      [
        'NODE_ENV',
        'KEY_ENCRYPTION_KEYS',
        'PORT',
        'DATABASE_URL',
        'DEMO',
        'PUBLIC_URL',
        'DATABASE_POOL_SIZE',
        'SUPPORT_EMAIL',
      ].toSorted(),
    )
    expect(stderr).not.toMatch(new RegExp(`${SECRET}|at .*\\.js:`))
  })

  test('lists what is not safe for production', async () => {
    const { code, stderr } = await failToStart({
      NODE_ENV: 'production',
      DEMO: 'true',
      PUBLIC_URL: 'http://apps.example',
    })
    expect(code).toBe(1)
    const names = [...stderr.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
    expect(names).toEqual(['DEMO', 'PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL'])
  })
})

describe('two environments that are not apart', () => {
  test('PLAT-04 stop the start with a list of what they share', async () => {
    const platform = await startTestPlatform()
    const { databaseUrl } = platform
    await copySigningKey(platform)
    await platform.stop()
    await query(
      databaseUrl,
      `update server_key set value = (select value from server_key where name = 'production/cookie-keys')
       where name = 'sandbox/cookie-keys'`,
    )
    const upstream = 'http://fhir.internal/base'
    const { code, stderr } = await failToStart({
      ...{ DATABASE_URL: databaseUrl, PORT: '0' },
      KEY_ENCRYPTION_KEYS,
      ...{ FHIR_UPSTREAM_URL: upstream, FHIR_SANDBOX_UPSTREAM_URL: `${upstream}/` },
    })
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      'Production and sandbox have to be apart, and share:',
      '  the FHIR server behind the proxy (FHIR_UPSTREAM_URL, FHIR_SANDBOX_UPSTREAM_URL)',
      '  a signing key',
      '  a secret that signs cookies',
    ])
  })

  test('a key-encryption key that is not the one of the database stops the start', async () => {
    const platform = await startTestPlatform()
    await platform.stop()
    const { code, stderr } = await failToStart({
      ...{ DATABASE_URL: platform.databaseUrl, PORT: '0' },
      KEY_ENCRYPTION_KEYS: `other:${'o'.repeat(43)}`,
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/was sealed with the key-encryption key "test"/)
    expect(stderr).not.toContain('o'.repeat(43))
  })
})

/** Gives the sandbox a key of production, under a name of its own. */
async function copySigningKey({ databaseUrl, orm, ports }: TestPlatform): Promise<void> {
  const [key] = await signingKeys(orm.em.fork(), 'PRODUCTION')
  const privateKey = key && ports.signingKeys.open(key)
  const kek = Buffer.from(KEY_ENCRYPTION_KEYS.split(':')[1] ?? '', 'base64url')
  const sealed = aesSealer(kek).seal(JSON.stringify({ ...privateKey, kid: 'copy' }))
  await query(
    databaseUrl,
    `insert into signing_key select 'copy', organization_id, created_at, 'SANDBOX', alg,
       public_key || '{"kid":"copy"}', $1, sealed_with, signs_from from signing_key where kid = $2`,
    [sealed, key?.kid],
  )
}
