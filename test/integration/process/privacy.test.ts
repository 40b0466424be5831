import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  accepted,
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  PASSWORD,
  type Person,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { signIn } from '../../support/sign-in.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { REGISTER, VERIFY } from '../account/account-documents.ts'

const ROTATE = graphql(`
  mutation TestRotate($input: ClientSecretRotateInput!) {
    clientSecretRotate(input: $input) {
      plaintextOnce
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const CLIENTS = graphql(`
  query TestClients($slug: String!) {
    app(slug: $slug) {
      clients {
        id
        secrets {
          lastFour
        }
      }
    }
  }
`)

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

/** Does something while a table takes no row: PostgreSQL then says which row it was, with all that is in it. */
async function failing(table: string, work: () => Promise<unknown>): Promise<void> {
  await query(
    platform.databaseUrl,
    `alter table ${table} add constraint closed check (false) not valid`,
  )
  await work().catch(() => undefined)
  await query(platform.databaseUrl, `alter table ${table} drop constraint closed`)
}

async function journey(): Promise<string[]> {
  const visitor = anonymous(platform)
  const input = {
    firstName: 'Grace',
    lastName: 'Hopper',
    email: 'grace@vendor.example',
    password: PASSWORD,
  }
  await failing('audit_event', () => visitor.ask(REGISTER, { input }))
  await failing('user_account', () => visitor.ask(REGISTER, { input }))
  await failing('email_verification', async () => {
    await visitor.get(REGISTER, { input })
    const failed = () => expect(platform.logs.join('')).toContain('could not be delivered yet')
    await vi.waitFor(failed, { timeout: 20_000 })
  })
  const token = /token=(\S+)/.exec((await platform.mailTo(input.email)).body)?.[1] ?? ''
  await failing('audit_event', () => visitor.ask(VERIFY, { token }))
  await visitor.get(VERIFY, { token })
  await signIn(platform, { email: input.email, password: 'not the password at all' }).catch(
    () => undefined,
  )
  const accessToken = await signIn(platform, input)

  const [owner, reviewer, patient] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aPerson(platform),
  ])
  const live = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
  const secret = await rotated(owner, live.app.slug)
  accepted(await move(reviewer, 'suspend', live, REASON))
  await failing('oidc_record', () => signIn(platform, patient))
  const tokens = [owner, reviewer, patient].map(({ client }) => client.token ?? '')
  const hashes = await column<string>(platform, 'select password_hash from user_account')
  const tokenHashes = await column<string>(platform, 'select token_hash from email_verification')
  const given = [PASSWORD, 'not the password at all', token, accessToken, secret]
  return [...given, ...tokens, ...hashes, ...tokenHashes]
}

async function rotated(owner: Person, slug: string): Promise<string> {
  const { app } = await owner.client.get(CLIENTS, { slug })
  const rotate = { input: { clientId: app?.clients[0]?.id ?? '' } }
  await failing('client_secret', () => owner.client.ask(ROTATE, rotate))
  await failing('audit_event', () => owner.client.ask(ROTATE, rotate))
  const { clientSecretRotate } = await owner.client.get(ROTATE, rotate)
  const secret = clientSecretRotate.plaintextOnce ?? ''
  expect(secret).toHaveLength(43)
  const again = await owner.client.get(CLIENTS, { slug })
  expect(again.app?.clients[0]?.secrets).toEqual([{ lastFour: secret.slice(-4) }])
  return secret
}

test('no password, token or secret is in the log or in the audit trail', async () => {
  const secrets = await journey()
  expect(secrets.length).toBeGreaterThan(10)
  const log = platform.logs.join('\n')
  expect(log).toContain('a request failed') // the failures were logged, and in detail
  const audit = (await column<string>(platform, 'select e::text from audit_event e')).join('\n')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5)
    expect(log).not.toContain(secret)
    expect(audit).not.toContain(secret)
  }
  expect(log).not.toMatch(/\$argon2|eyJ[\w-]{10,}\./)
})
