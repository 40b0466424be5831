import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { anonymous, aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aMember } from '../../support/vendor-members.ts'

const CLIENTS = graphql(`
  query TestSecretsOfHospital($slug: String!) {
    app(slug: $slug) {
      clients {
        id
        environment
        secrets {
          id
          lastFour
          expiresAt
        }
      }
    }
  }
`)

const HOUR = 3_600_000
let platform: TestPlatform
let cast: Cast
let slug: string
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  const fields = { name: 'Keeper', clientType: 'CONFIDENTIAL_SYMMETRIC' } as const
  slug = (await anAppVersion(cast, { status: 'LIVE', ...fields })).app.slug
})
afterAll(() => platform?.stop())

/** One secret that works, of the vendor. */
beforeEach(async () => {
  for (const { id } of (await production()).secrets) await revoke(cast.owner, id)
  expect((await rotate(cast.owner)).plaintextOnce).toMatch(/^[\w-]{32,}$/)
})

async function production() {
  const { app } = await cast.owner.client.get(CLIENTS, { slug })
  const client = app?.clients.find(({ environment }) => environment === 'PRODUCTION')
  if (!client) throw new Error('no client')
  return client
}

interface Answer {
  code?: string | undefined
  message?: string | undefined
  plaintextOnce?: string | null
}

type Asker = Pick<Person, 'client'>

async function ask({ client }: Asker, text: string): Promise<Answer> {
  const { data, errors } = await client.ask<{ it: Payload | null }, never>(
    `mutation { it: ${text} }`,
  )
  const [fault] = data?.it?.userErrors ?? []
  const [error] = errors
  if (error) return { code: String(error.extensions?.code) }
  return fault ?? { plaintextOnce: data?.it?.plaintextOnce ?? null }
}

interface Payload {
  plaintextOnce?: string | null
  userErrors: { code: string; message: string; path: string[] | null }[]
}

const ERRORS = 'userErrors { code message path }'

async function rotate(person: Asker, more = 'overlapHours: 2'): Promise<Answer> {
  const { id } = await production()
  const text = `clientSecretRotate(input: { clientId: "${id}", ${more} }) { plaintextOnce ${ERRORS} }`
  return ask(person, text)
}

const revoke = (person: Asker, id: string) =>
  ask(person, `clientSecretRevoke(secretId: "${id}") { ${ERRORS} }`)

const HOSPITAL: readonly Role[] = ['APP_ADMIN', 'SECURITY_OFFICER']
const REFUSED: readonly Role[] = [
  'PATIENT',
  'CLINICIAN',
  'DEPARTMENT_LEAD',
  'INTAKE_REVIEWER',
  'SECURITY_REVIEWER',
  'TECHNICAL_REVIEWER',
  'CLINICAL_REVIEWER',
  'CONTRACT_REVIEWER',
  'AUDITOR',
  'ORGANIZATION_ADMIN',
]

describe('a secret of a vendor', () => {
  test('is replaced by its developers, who see the new one; whoever only looks is refused', async () => {
    const developer = await aMember(platform, cast.owner, 'DEVELOPER')
    expect((await rotate(developer)).plaintextOnce).toMatch(/^[\w-]{32,}$/)
    const [, earlier] = (await production()).secrets
    expect(await revoke(developer, earlier?.id ?? '')).toEqual({ plaintextOnce: null })
    const onlooker = await aMember(platform, cast.owner, 'VIEWER')
    expect(await rotate(onlooker)).toMatchObject({ code: 'FORBIDDEN' })
    const [secret] = (await production()).secrets
    expect(await revoke(onlooker, secret?.id ?? '')).toMatchObject({ code: 'FORBIDDEN' })
  })

  test.each(HOSPITAL)(
    'is let end by %s, who never sees one, and the vendor hears of it',
    async (role) => {
      const person = await aReviewer(platform, role)
      await everythingTold(platform)
      const mailsBefore = platform.mails.length
      const before = Date.now()
      expect(await rotate(person)).toEqual({ plaintextOnce: null })
      const { secrets } = await production()
      expect(secrets).toHaveLength(1)
      const left = Date.parse(secrets[0]?.expiresAt ?? '') - before
      expect(left).toBeGreaterThanOrEqual(2 * HOUR)
      expect(left).toBeLessThan(3 * HOUR)
      // The vendor's new one works beside it.
      expect((await rotate(cast.owner)).plaintextOnce).toMatch(/^[\w-]{32,}$/)
      expect(await rotate(person, 'overlapHours: 0')).toEqual({ plaintextOnce: null })
      expect((await production()).secrets).toEqual([])
      await everythingTold(platform)
      const told = platform.mails.slice(mailsBefore).filter(({ to }) => to === cast.owner.email)
      expect(told.map(({ subject }) => subject)).toEqual(
        Array(2).fill('Keeper: the hospital ends a secret'),
      )
      const [mail] = told
      expect(JSON.stringify(mail)).toContain('in the environment Production')
    },
  )

  test.each(HOSPITAL)('is revoked by %s at once, and the vendor hears of it', async (role) => {
    const person = await aReviewer(platform, role)
    const [secret] = (await production()).secrets
    expect(await revoke(person, secret?.id ?? '')).toEqual({ plaintextOnce: null })
    expect((await production()).secrets).toEqual([])
    const told = `select payload->>'environment' from outbox_message where type = 'client-secret.ended' order by sequence`
    const count = (await column(platform, told)).length
    expect(await revoke(person, secret?.id ?? '')).toEqual({ plaintextOnce: null })
    expect(await column(platform, told)).toEqual(Array(count).fill('PRODUCTION'))
  })

  test.each(REFUSED)('is not for %s', async (role) => {
    const person = await aReviewer(platform, role)
    const [secret] = (await production()).secrets
    expect(await rotate(person)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await revoke(person, secret?.id ?? '')).toMatchObject({ code: 'FORBIDDEN' })
    expect((await production()).secrets).toEqual([secret])
  })

  test('is not for other vendors, nor for strangers', async () => {
    const [secret] = (await production()).secrets
    const other = await aVendor(platform)
    for (const [person, code] of [
      [other, 'NOT_FOUND'],
      [{ client: anonymous(platform) }, 'UNAUTHENTICATED'],
    ] as const) {
      expect(await rotate(person)).toMatchObject({ code })
      expect(await revoke(person, secret?.id ?? '')).toMatchObject({ code })
    }
    expect((await production()).secrets).toEqual([secret])
  })
})

describe('the hospital is refused', () => {
  test.each([
    ['label: "Mine"', 'label'],
    ['activatesAt: "2030-01-01T00:00:00Z"', 'activatesAt'],
    ['expiresAt: "2030-01-01T00:00:00Z"', 'expiresAt'],
    ['overlapHours: 721', 'overlapHours'],
    ['overlapHours: -1', 'overlapHours'],
  ])('%s', async (more, field) => {
    const before = (await production()).secrets
    expect(await rotate(cast.reviewer, more)).toMatchObject({ code: 'INVALID', path: [field] })
    expect((await production()).secrets).toEqual(before)
  })

  test('where no secret works', async () => {
    expect(await rotate(cast.reviewer, 'overlapHours: 0')).toEqual({ plaintextOnce: null })
    expect(await rotate(cast.reviewer)).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('none to replace'),
    })
  })
})
