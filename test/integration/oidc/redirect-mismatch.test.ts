import { afterAll, beforeAll, expect, it } from 'vitest'
import { REDIRECT } from './rows.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const ASKED = `${REDIRECT}/`

it('a developer in the sandbox sees where the redirect address differs, and what it comes to', async () => {
  const page = await world.app.open({ redirect_uri: ASKED })
  expect(page.status).toBe(400)
  expect(page.body).toContain(`${REDIRECT}<mark>/</mark>`)
  expect(page.body).toContain(`${REDIRECT}<mark>[nothing here]</mark>`)
  expect(page.body).toMatch(/from character 29 on\.\s+The slash at the end/)
})

it('what was asked for is text on that page, and what nobody sees has a number', async () => {
  const page = await world.app.open({ redirect_uri: `${REDIRECT}\u200b<script>` })
  expect(page.body).toContain(`${REDIRECT}<mark>[U+200B]&lt;script&gt;</mark>`)
})

it('AUTHZ-13 production says nothing of what is registered', async () => {
  const redirectUrls = ['https://registered.example/callback']
  const app = await anApp(world, { environment: 'PRODUCTION', redirectUrls })
  const page = await app.open({ redirect_uri: ASKED })
  expect(page.status).toBe(400)
  expect(page.body).toContain('invalid_redirect_uri')
  expect(page.body).not.toContain('registered.example')
  expect(page.body).not.toContain('<mark>')
})
