import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aClient } from '../integration/oidc/rows.ts'
import { peopleAndRecords, somebody } from './people.ts'
import { openStage, type Stage } from './stage.ts'
import { handOnTo, startTlsSite, type TlsSite } from './tls-site.ts'

let house: TlsSite
let shell: TlsSite
let stranger: TlsSite
let stage: Stage
let clientId: string

/** Another site than the house, which is at localhost: its cookies are those of a third party in their frames. */
const originOf = ({ port }: TlsSite) => `https://127.0.0.1:${port}`

beforeAll(async () => {
  ;[house, shell, stranger] = await Promise.all([startTlsSite(), startTlsSite(), startTlsSite()])
  const PUBLIC_URL = `https://localhost:${house.port}`
  stage = await openStage({ PUBLIC_URL, EHR_SHELL_ORIGINS: originOf(shell) })
  house.answer(handOnTo(stage.platform.port))
  for (const site of [shell, stranger]) site.answer(framing)
  await peopleAndRecords(stage.platform)
  const client = await aClient(stage.platform, {
    ...{ environment: 'PRODUCTION', scopes: ['patient/Patient.rs'] },
    redirectUrls: [`${originOf(shell)}/callback`],
  })
  clientId = client.clientId
})
afterAll(async () => {
  await stage?.stop()
  await Promise.all([house, shell, stranger].map((site) => site?.close()))
})

/** The window of an EHR: an app in a frame, which begins at the address it is given. */
const framing: Parameters<TlsSite['answer']>[0] = (req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '', 'https://shell.example')
  const open = (searchParams.get('open') ?? '').replaceAll('&', '&amp;')
  const body =
    pathname === '/callback'
      ? '<h1>Back in the app</h1>'
      : `<h1>Ward</h1><iframe title="app" width="900" height="800" src="${open}"></iframe>`
  res.setHeader('content-type', 'text/html; charset=utf-8').end(body)
}

function authorizeUrl(): string {
  const { fhir, issuer } = stage.platform.urls
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, state: 's', aud: fhir.PRODUCTION },
    redirect_uri: `${originOf(shell)}/callback`,
    scope: 'openid fhirUser patient/Patient.rs',
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return `${issuer.PRODUCTION}/authorize?${query}`
}

const shownIn = (site: TlsSite, address: string) =>
  `${originOf(site)}/?open=${encodeURIComponent(address)}`

/** Opens an address in the frame of a site, and waits until the browser says that it may not be there. */
async function refusedIn(site: TlsSite, address: string): Promise<Page> {
  const page = await stage.visitor({ ignoreHTTPSErrors: true })
  const isRefusal = (text: string) => text.includes('frame-ancestors')
  await Promise.all([
    page.waitForEvent('console', { predicate: (message) => isRefusal(message.text()) }),
    page.goto(shownIn(site, address)),
  ])
  return page
}

describe('EHR-12, AUTHZ-31 the pages on the way to a code', () => {
  test('work inside the window of an EHR the hospital named, to the end', async () => {
    const page = await stage.visitor({ ignoreHTTPSErrors: true })
    await page.goto(shownIn(shell, authorizeUrl()))
    const frame = page.frameLocator('iframe[title="app"]')
    const { email, password } = somebody('patient')
    await frame.getByLabel('Email address').fill(email)
    await frame.getByLabel('Password').fill(password)
    await frame.getByRole('button', { name: 'Sign in' }).click()
    await frame.getByRole('heading', { name: 'Chart & Co asks for access' }).waitFor()
    await frame.getByRole('button', { name: 'Allow' }).click()
    await frame.getByRole('heading', { name: 'Back in the app' }).waitFor()
    const places = page.frames().map((one) => one.url())
    expect(places).toContainEqual(expect.stringContaining('/callback?code='))
  })

  test('are shown by no other site, not even as a picture of them', async () => {
    const page = await refusedIn(stranger, authorizeUrl())
    const frame = page.frameLocator('iframe[title="app"]')
    expect(await frame.getByLabel('Password').count()).toBe(0)
    expect(page.frames().map((one) => one.url())).not.toContainEqual(
      expect.stringContaining('/auth'),
    )
  })

  test.each(['/portal/', '/my-apps', '/auth/session/end'])(
    'are the only ones: %s is shown by nobody',
    async (path) => {
      const page = await refusedIn(shell, `${stage.platform.urls.base}${path}`)
      expect(page.frames().map((one) => one.url())).not.toContainEqual(
        expect.stringContaining(path),
      )
    },
  )
})
