import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { aClient } from './rows.ts'
import { type Answer, postForm } from './smart-app.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** A backend service with an ES384 and an RS384 key. */
export interface BackendService {
  clientId: string
  issuer: string
  /** What it registered. */
  jwks: { keys: object[] }
  /** Signs an assertion; claims and header replace those of a right one, undefined leaves one out. */
  assertion(change?: AssertionChange): Promise<string>
  /** Asks for a token; fields replace those of a right request, undefined leaves one out. */
  token(fields?: Record<string, string | undefined>): Promise<Answer>
}

export interface AssertionChange {
  claims?: Record<string, unknown>
  header?: Record<string, unknown>
  key?: CryptoKey
}

/** Registers a backend service, in the sandbox unless told otherwise. */
export async function aBackendService(
  platform: TestPlatform,
  scopes: string[],
  environment: LaunchEnvironment = 'SANDBOX',
): Promise<BackendService> {
  const elliptic = await generateKeyPair('ES384', { extractable: true })
  const rsa = await generateKeyPair('RS384', { extractable: true })
  const keys = [
    { ...(await exportJWK(elliptic.publicKey)), kid: 'elliptic' },
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa' },
  ]
  const { clientId } = await aClient(platform, {
    scopes,
    environment,
    clientType: 'BACKEND_SERVICE',
    jwks: { keys },
  })
  const issuer = platform.urls.issuer[environment]
  const assertion = ({ claims, header, key }: AssertionChange = {}) => {
    const isRsa = header?.kid === 'rsa'
    const payload: JWTPayload = {
      ...{ iss: clientId, sub: clientId, aud: `${issuer}/token`, jti: randomUUID() },
      exp: Math.floor(Date.now() / 1000) + 300,
      ...claims,
    }
    return new SignJWT(payload)
      .setProtectedHeader({
        alg: isRsa ? 'RS384' : 'ES384',
        kid: 'elliptic',
        typ: 'JWT',
        ...header,
      })
      .sign(key ?? (isRsa ? rsa : elliptic).privateKey)
  }
  return {
    clientId,
    issuer,
    jwks: { keys },
    assertion,
    async token(fields = {}) {
      const all = {
        grant_type: 'client_credentials',
        scope: 'system/Patient.rs',
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: 'client_assertion' in fields ? undefined : await assertion(),
        ...fields,
      }
      const given = Object.entries(all).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))
      return postForm(`${issuer}/token`, new URLSearchParams(given))
    },
  }
}
