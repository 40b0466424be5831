import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { failToStart } from '../../support/server-process.ts'

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
