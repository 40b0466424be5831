import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { Told, Walker } from '../job.ts'
import { type LaunchServer, openApp, refreshTokens, type Tokens } from './launch-walk.ts'
import { Visitor } from './visitor.ts'

type ServerFor = (told: Told, connection: number) => LaunchServer

/** In the words of the job: which tokens there are. */
const kinds = (tokens: Tokens) => Object.keys(tokens)

/** The whole launch, each time by a browser that was never here: sign-in, consent, code, tokens. */
export function launchWalker(serverFor: ServerFor) {
  return async (told: Told, connection: number): Promise<Walker> => {
    const visitor = new Visitor(told.url)
    const server = serverFor(told, connection)
    return {
      async walk() {
        visitor.forgetEverything()
        return kinds(await openApp(visitor, server, { prompt: 'consent' }))
      },
      close: () => visitor.close(),
    }
  }
}

/** The launch by somebody who is signed in and has allowed the app before. */
export function knownLaunchWalker(serverFor: ServerFor) {
  return async (told: Told, connection: number): Promise<Walker> => {
    const visitor = new Visitor(told.url)
    const server = serverFor(told, connection)
    await openApp(visitor, server)
    return {
      walk: async () => kinds(await openApp(visitor, server)),
      close: () => visitor.close(),
    }
  }
}

/** A refresh token for new ones, again and again down the same family. */
export function refreshWalker(serverFor: ServerFor) {
  return async (told: Told, connection: number): Promise<Walker> => {
    const visitor = new Visitor(told.url)
    const server = serverFor(told, connection)
    let tokens = await openApp(visitor, server)
    return {
      async walk() {
        const next = await refreshTokens(visitor, server, tokens.refresh_token)
        if (next.refresh_token === tokens.refresh_token) throw new Error('It did not rotate.')
        tokens = next
        return kinds(next)
      },
      close: () => visitor.close(),
    }
  }
}

const answer = z.object({ access_token: z.string().min(1), token_type: z.literal('Bearer') })

/** A token for a backend service; what the service signs is signed before the time that counts (RFC 7523). */
export function backendWalker(alg: string, more: Record<string, string>) {
  return async (told: Told, _connection: number, walks: number): Promise<Walker> => {
    const visitor = new Visitor(told.url)
    const { issuer = '', serviceId = '', serviceKeys = '[]' } = told.facts
    const token = `${issuer}/token`
    const key = await keyFor(alg, serviceKeys)
    const assertions: string[] = []
    while (assertions.length < walks)
      assertions.push(await assertion({ alg, key, serviceId, token }))
    return {
      async walk() {
        const { body, status } = await visitor.post(token, {
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertions.pop() ?? '',
          ...more,
        })
        if (status !== 200) throw new Error(`${token} answered ${status}: ${body}`)
        return Object.keys(answer.parse(JSON.parse(body)))
      },
      close: () => visitor.close(),
    }
  }
}

async function keyFor(alg: string, keys: string): Promise<CryptoKey> {
  const key = z
    .array(z.looseObject({ alg: z.string() }))
    .parse(JSON.parse(keys))
    .find((each) => each.alg === alg)
  if (!key) throw new Error(`There is no key for ${alg}.`)
  const imported = await importJWK(key as JWK, alg)
  if (imported instanceof Uint8Array) throw new Error('It is no private key.')
  return imported
}

function assertion(of: { alg: string; key: CryptoKey; serviceId: string; token: string }) {
  return new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: of.alg, kid: of.alg, typ: 'JWT' })
    .setIssuer(of.serviceId)
    .setSubject(of.serviceId)
    .setAudience(of.token)
    .setIssuedAt()
    .setExpirationTime('4 minutes')
    .sign(of.key)
}
