import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, aReviewer, aVendor, hearingOf, PASSWORD } from '../../support/builders.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { anAppVersion, approve } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { STATUS_CHANGED } from '../live/subscriptions.ts'
import { VIEWER } from './account-documents.ts'
import { headingOf, isIn, PortalVisitor } from './portal-visitor.ts'
import { SECURITY, SIGN_OUT_EVERYWHERE } from './security-documents.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({
    env: { SIGN_IN_ATTEMPTS_PER_ACCOUNT: '2', SIGN_IN_ATTEMPTS_PER_ACCOUNT_WIDE: '4' },
  })
})
afterAll(() => platform?.stop())

const watching = (token: string | undefined) =>
  new GraphqlClient(platform.urls.graphql, token, hearingOf(platform))

describe('sessions', () => {
  test('are listed for their owner, this one marked', async () => {
    const { email } = await anAccount(platform)
    const [here, there] = [new PortalVisitor(platform), new PortalVisitor(platform)]
    await here.password(email, PASSWORD)
    await there.password(email, PASSWORD)
    await there.client()
    const { viewer } = await (await here.client()).get(SECURITY)
    expect(viewer?.sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
    expect(viewer?.sessions[0]).toMatchObject({
      environment: 'PRODUCTION',
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      userAgent: expect.any(String),
      hasSecondFactor: false,
    })
    expect(Date.parse(viewer?.sessions[0]?.signedInAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  })

  test('all end at once, and so do their tokens and sockets', async () => {
    const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
    const version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const [here, there] = [new PortalVisitor(platform), new PortalVisitor(platform)]
    await here.password(owner.email, PASSWORD)
    await there.password(owner.email, PASSWORD)
    const [client, other] = [await here.client(), await there.client()]
    const watch = await watching(other.token).watch(STATUS_CHANGED, {})
    expect((await client.get(SIGN_OUT_EVERYWHERE)).payload.accepted).toBe(true)
    await approve(reviewer, version)
    await watch.over()
    expect(watch.received).toEqual([])
    for (const one of [client, other, owner.client]) {
      expect(await one.codes(VIEWER)).toEqual(['UNAUTHENTICATED'])
    }
    for (const visitor of [here, there]) {
      expect(isIn(await visitor.open({ prompt: 'none' }))).toBe(false)
    }
    expect(isIn(await here.password(owner.email, PASSWORD))).toBe(true)
    await platform.mailTo(owner.email, /signed out of every browser/)
    await watch.stop()
  })
})

describe('a stranger who guesses', () => {
  test('cannot lock somebody out who has signed in with this browser before', async () => {
    const { email } = await anAccount(platform)
    const owner = new PortalVisitor(platform)
    await owner.password(email, PASSWORD)
    const stranger = new PortalVisitor(platform)
    for (let i = 0; i < 8; i += 1) await stranger.password(email, `guess ${i}`)
    expect((await stranger.password(email, PASSWORD)).status).toBe(429)
    expect(headingOf(await owner.open({ prompt: 'login' }))).toBe('Sign in')
    expect(isIn(await owner.send({ email, password: PASSWORD }))).toBe(true)
  })

  test('gains nothing by a browser that is known for another account', async () => {
    const [{ email }, own] = await Promise.all([anAccount(platform), anAccount(platform)])
    const stranger = new PortalVisitor(platform)
    await stranger.password(own.email, PASSWORD)
    for (let i = 0; i < 3; i += 1) {
      await stranger.open({ prompt: 'login' })
      await stranger.send({ email, password: `guess ${i}` })
    }
    await stranger.open({ prompt: 'login' })
    expect((await stranger.send({ email, password: PASSWORD })).status).toBe(429)
  })

  test('a known browser has a limit of its own', async () => {
    const { email } = await anAccount(platform)
    const visitor = new PortalVisitor(platform)
    await visitor.password(email, PASSWORD)
    for (let i = 0; i < 3; i += 1) {
      await visitor.open({ prompt: 'login' })
      await visitor.send({ email, password: `guess ${i}` })
    }
    expect((await visitor.send({ email, password: PASSWORD })).status).toBe(429)
    expect(isIn(await new PortalVisitor(platform).password(email, PASSWORD))).toBe(true)
  })
})
