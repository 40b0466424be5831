import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, clientOf } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { RESET, SETTINGS } from './security-documents.ts'

const EMAIL = 'first@hospital.example'
const PASSWORD = 'seven quiet otters painting walls'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({ env: { FIRST_ADMINISTRATOR: 'First@hospital.example' } })
})
afterAll(() => platform?.stop())

test('a new installation mails a link to its first administrator, who then may change settings', async () => {
  const { body } = await platform.mailTo(EMAIL)
  const token = /reset\?token=(\S+)/.exec(body)?.[1] ?? ''
  const { payload } = await anonymous(platform).get(RESET, { token, password: PASSWORD })
  expect(payload.accepted).toBe(true)
  const client = await clientOf(platform, { id: '', email: EMAIL, password: PASSWORD })
  expect((await client.get(SETTINGS)).settings.selfRegistration).toBe(true)
})

test('a second start, or a second replica, makes no other', async () => {
  const { databaseUrl } = platform
  const env = { FIRST_ADMINISTRATOR: 'second@hospital.example' }
  const twin = await startTestPlatform({ databaseUrl, env })
  await twin.stop()
  const made = await column<string>(
    platform,
    `select email from user_account where 'ORGANIZATION_ADMIN' = any(roles)`,
  )
  expect(made).toEqual([EMAIL])
})
