import * as z from 'zod'
import type { KnownPasskey, PasskeyCeremonies } from '../ports/credentials.ts'

const NAME = 'Gatehouse'

/** Loaded with the first passkey: most people have none. */
const library = () => import('@simplewebauthn/server')

/** WebAuthn by SimpleWebAuthn, for pages at one address. */
export function simpleWebauthnPasskeys(base: string): PasskeyCeremonies {
  const { hostname: rpID, origin: expectedOrigin } = new URL(base)
  return {
    async creationOptions({ userId, name, displayName, known }) {
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: NAME,
        rpID,
        userName: name,
        userDisplayName: displayName,
        userID: new TextEncoder().encode(userId),
        attestationType: 'none',
        excludeCredentials: descriptors(known),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      })
      return { options: JSON.stringify(options), challenge: options.challenge }
    },

    async verifyCreation(answer, expectedChallenge) {
      const response = parsed(CREATION, answer)
      if (!response) return undefined
      const { verifyRegistrationResponse } = await library()
      const { registrationInfo } = await orNothing(
        verifyRegistrationResponse({
          response,
          expectedChallenge,
          expectedOrigin,
          expectedRPID: rpID,
          requireUserVerification: false, // it is the second factor: the password was shown before
        }),
      )
      if (!registrationInfo) return undefined
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential
      const key = Buffer.from(publicKey).toString('base64url')
      return { credentialId: id, publicKey: key, counter, transports: [...transports] }
    },

    async requestOptions(known) {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({
        rpID,
        allowCredentials: descriptors(known),
        userVerification: 'preferred',
      })
      return { options: JSON.stringify(options), challenge: options.challenge }
    },

    async verifyRequest(answer, known, expectedChallenge) {
      const response = parsed(REQUEST, answer)
      const passkey = known.find(({ credentialId }) => credentialId === response?.id)
      if (!response || !passkey) return undefined
      const { verifyAuthenticationResponse } = await library()
      const { verified, authenticationInfo } = await orNothing(
        verifyAuthenticationResponse({
          response,
          expectedChallenge,
          expectedOrigin,
          expectedRPID: rpID,
          credential: credentialOf(passkey),
          requireUserVerification: false,
        }),
      )
      if (!verified || !authenticationInfo) return undefined
      return { credentialId: passkey.credentialId, counter: authenticationInfo.newCounter }
    },
  }
}

function descriptors(known: readonly Pick<KnownPasskey, 'credentialId' | 'transports'>[]) {
  return known.map(({ credentialId: id, transports }) => ({ id, transports }))
}

function credentialOf({ credentialId, publicKey, counter, transports }: KnownPasskey) {
  const key = new Uint8Array(Buffer.from(publicKey, 'base64url'))
  return { id: credentialId, publicKey: key, counter, transports }
}

/** The library throws for what does not verify; for us that is an answer. */
function orNothing<T>(verification: Promise<T>): Promise<Partial<T>> {
  return verification.catch(() => ({}))
}

const COMMON = {
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}

const CREATION = z.object({
  ...COMMON,
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})

const REQUEST = z.object({
  ...COMMON,
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
  }),
})

function parsed<T>(shape: z.ZodType<T>, json: string): T | undefined {
  const read = z.string().transform((text, ctx) => {
    try {
      return JSON.parse(text)
    } catch {
      ctx.addIssue('not JSON')
      return z.NEVER
    }
  })
  const result = read.pipe(shape).safeParse(json)
  return result.success ? result.data : undefined
}
