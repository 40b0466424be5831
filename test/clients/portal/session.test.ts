import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAuthorizationServer } from './authorization-server.ts'

/** Each test starts with a page of its own: the session lives as long as the module. */
async function openPage() {
  vi.resetModules()
  const { session } = await import('../../../portal/src/lib/session.ts')
  return session
}

beforeEach(() => {
  window.history.replaceState(null, '', '/portal/registrations')
})

afterEach(() => {
  vi.unstubAllGlobals()
  window.sessionStorage.clear()
})

describe('the session', () => {
  it('finds a sign-in that stands, with PKCE, for the API, without showing anything', async () => {
    const { requests } = anAuthorizationServer({ isSignedIn: true, isReachable: true })
    const session = await openPage()
    await session.start()

    expect(session.getState()).toEqual({ kind: 'signed-in' })
    expect(await session.accessToken()).toBe('the-access-token')
    const asked = requests.find(({ path }) => path === '/auth/authorize')?.query
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      prompt: 'none',
      response_type: 'code',
      code_challenge_method: 'S256',
      resource: `${window.location.origin}/graphql`,
    })
  })

  it('keeps its token out of every storage', async () => {
    anAuthorizationServer({ isSignedIn: true, isReachable: true })
    const session = await openPage()
    await session.start()
    const kept = [window.localStorage, window.sessionStorage].map((storage) =>
      JSON.stringify(Object.entries(storage)),
    )
    expect(kept.join()).not.toContain('the-access-token')
  })

  it('is anonymous when nobody is signed in', async () => {
    anAuthorizationServer({ isSignedIn: false, isReachable: true })
    const session = await openPage()
    await session.start()
    expect(session.getState()).toEqual({ kind: 'anonymous' })
    expect(await session.accessToken()).toBeUndefined()
  })

  it('says so when the server cannot be reached', async () => {
    anAuthorizationServer({ isSignedIn: true, isReachable: false })
    const session = await openPage()
    await session.start()
    expect(session.getState()).toMatchObject({
      kind: 'anonymous',
      problem: expect.stringContaining('cannot be reached'),
    })
  })

  it('ends when the server no longer knows the person, and stands when it is only away', async () => {
    const behaviour = { isSignedIn: true, isReachable: true }
    anAuthorizationServer(behaviour)
    const session = await openPage()
    await session.start()

    behaviour.isReachable = false
    expect(await session.renew()).toBe(false)
    expect(session.getState()).toEqual({ kind: 'signed-in' })

    behaviour.isReachable = true
    behaviour.isSignedIn = false
    expect(await session.renew()).toBe(false)
    expect(session.getState()).toEqual({ kind: 'ended' })
    expect(await session.accessToken()).toBeUndefined()
  })

  it('renews once for several callers', async () => {
    const { requests } = anAuthorizationServer({ isSignedIn: true, isReachable: true })
    const session = await openPage()
    await session.start()
    await Promise.all([session.renew(), session.renew(), session.renew()])
    expect(requests.filter(({ path }) => path === '/auth/authorize')).toHaveLength(2)
  })

  it('refuses an answer to a question it did not ask, and asks again silently', async () => {
    anAuthorizationServer({ isSignedIn: false, isReachable: true })
    window.history.replaceState(null, '', '/portal/callback?code=stolen&state=of-somebody-else')
    const session = await openPage()
    await session.start()
    expect(session.getState()).toEqual({ kind: 'anonymous' })
    expect(window.location.pathname).toBe('/portal/')
  })
})
