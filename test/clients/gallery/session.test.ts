import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSession, type Session } from '../../../gallery/src/lib/sign-in/session.ts'
import { goTo } from './go-to.ts'
import { type Hospital, openHospital } from './hospital.ts'

let hospital: Hospital
let session: Session

beforeEach(async () => {
  hospital = await openHospital()
  goTo(`${hospital.origin}/my-apps`)
  sessionStorage.clear()
  session = createSession(hospital.origin)
})

afterEach(() => {
  vi.useRealTimers()
  hospital.close()
})

/** Leaves for the sign-in page as a browser would, and comes back with its answer. */
async function signInAsBrowser(change: (answer: URL) => void = () => undefined): Promise<void> {
  const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  await session.signIn()
  const { url } = await fetch(String(left.mock.calls[0]?.[0]))
  left.mockRestore()
  const answer = new URL(url)
  change(answer)
  goTo(answer.href)
  session = createSession(hospital.origin)
  await session.start()
}

describe('who is there', () => {
  it('is known without a prompt when the authorization server knows', async () => {
    hospital.person = 'Ada Example'
    await session.start()
    expect(session.state()).toEqual({ status: 'SIGNED_IN', name: 'Ada Example' })
    expect(await session.accessToken()).toBe(`${hospital.origin}/graphql#0`)
  })

  it('is nobody when nobody is signed in, and nobody is sent away unasked', async () => {
    const left = vi.spyOn(location, 'assign')
    await session.start()
    expect(session.state()).toEqual({ status: 'SIGNED_OUT' })
    expect(await session.accessToken()).toBeUndefined()
    expect(left).not.toHaveBeenCalled()
  })

  it('is not guessed when the authorization server cannot be reached', async () => {
    hospital.close()
    await session.start()
    expect(session.state()).toEqual({ status: 'FAILED' })
  })
})

describe('signing in', () => {
  it('asks with PKCE for a token of the GraphQL endpoint', async () => {
    const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    await session.signIn()
    const query = new URL(String(left.mock.calls[0]?.[0])).searchParams
    left.mockRestore()
    expect(Object.fromEntries(query)).toMatchObject({
      client_id: 'gatehouse-gallery',
      redirect_uri: `${hospital.origin}/my-apps/callback`,
      response_type: 'code',
      scope: 'openid profile email',
      resource: `${hospital.origin}/graphql`,
      code_challenge_method: 'S256',
    })
    expect(query.get('prompt')).toBeNull()
  })

  it('takes the answer, and leaves no code in the address and no token in storage', async () => {
    hospital.person = 'Ada Example'
    await signInAsBrowser()
    const token = await session.accessToken()
    expect(session.state().status).toBe('SIGNED_IN')
    expect(location.pathname + location.search).toBe('/my-apps')
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain(token)
    expect(sessionStorage.length).toBe(0)
  })

  it('refuses an answer that somebody else asked for', async () => {
    hospital.person = 'Ada Example'
    await signInAsBrowser((answer) => answer.searchParams.set('state', 'forged'))
    expect(session.state().status).not.toBe('SIGNED_IN')
    expect(hospital.tokens).toEqual([])
  })

  it('refuses an answer of another issuer (RFC 9207)', async () => {
    hospital.person = 'Ada Example'
    await signInAsBrowser((answer) => answer.searchParams.set('iss', 'https://evil.example'))
    expect(session.state().status).not.toBe('SIGNED_IN')
    expect(hospital.tokens).toEqual([])
  })
})

describe('a token', () => {
  it('is renewed without a prompt before it ends, once for all who wait', async () => {
    hospital.person = 'Ada Example'
    await session.start()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100_000 })
    const [first, second] = await Promise.all([session.accessToken(), session.accessToken()])
    expect(first).toBe(`${hospital.origin}/graphql#1`)
    expect(second).toBe(first)
    expect(hospital.tokens).toHaveLength(2)
  })

  it('is gone when the person signed out elsewhere', async () => {
    hospital.person = 'Ada Example'
    await session.start()
    const heard: string[] = []
    session.subscribe(() => heard.push(session.state().status))
    hospital.person = undefined
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 100_000 })
    expect(await session.accessToken()).toBeUndefined()
    expect(heard).toEqual(['SIGNED_OUT'])
  })
})

describe('signing out', () => {
  it('ends the stay at the authorization server and comes back', async () => {
    hospital.person = 'Ada Example'
    await session.start()
    const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
    await session.signOut()
    const url = new URL(String(left.mock.calls[0]?.[0]))
    left.mockRestore()
    expect(url.pathname).toBe('/auth/end')
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${hospital.origin}/my-apps`)
    expect(url.searchParams.get('id_token_hint')).toMatch(/^ey/)
  })
})
