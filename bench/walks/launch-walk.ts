import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Visit, Visitor } from './visitor.ts'

/** Where an authorization server is, and how people answer its pages. */
export interface LaunchServer {
  authorize: string
  token: string
  /** Parameters of the authorization request that this server wants. */
  params: Record<string, string>
  /** What is sent from a page, and where to. */
  answerPage: (page: Visit) => { address: string; form: Record<string, string> | URLSearchParams }
}

/** Where the app of the benchmark wants its answers. */
export const REDIRECT = 'https://app.example/callback'

const tokens = z.object({
  access_token: z.string().min(1),
  id_token: z.string().min(1),
  refresh_token: z.string().min(1),
})

export type Tokens = z.infer<typeof tokens>

/** Redirects and pages on the way to a code. */
const MOST_STEPS = 16

/** Opens an app: authorization request, pages if there are any, the code for tokens (RFC 6749 section 4.1, RFC 7636). */
export async function openApp(
  visitor: Visitor,
  server: LaunchServer,
  more: Record<string, string> = {},
): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url')
  const request = new URLSearchParams({
    response_type: 'code',
    redirect_uri: REDIRECT,
    state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...server.params,
    ...more,
  })
  const code = await codeAfter(visitor, server, await visitor.get(`${server.authorize}?${request}`))
  const { client_id = '' } = server.params
  const answer = await visitor.post(server.token, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    client_id,
    code_verifier: verifier,
  })
  return readTokens(answer)
}

/** Changes a refresh token for new tokens (RFC 6749 section 6). */
export async function refreshTokens(
  visitor: Visitor,
  { params: { client_id = '' }, token }: LaunchServer,
  refresh_token: string,
): Promise<Tokens> {
  const form = { grant_type: 'refresh_token', refresh_token, client_id }
  return readTokens(await visitor.post(token, form))
}

async function codeAfter(visitor: Visitor, server: LaunchServer, first: Visit): Promise<string> {
  let visit = first
  for (let step = 0; step < MOST_STEPS; step++) {
    const { location } = visit
    if (location?.startsWith(REDIRECT)) {
      const code = new URL(location).searchParams.get('code')
      if (code) return code
      throw new Error(`The app was answered ${location}`)
    }
    if (location) {
      visit = await visitor.get(location)
      continue
    }
    if (visit.status !== 200)
      throw new Error(`${visit.path} answered ${visit.status}: ${visit.body}`)
    const { address, form } = server.answerPage(visit)
    visit = await visitor.post(address, form)
  }
  throw new Error(`${first.path} led nowhere`)
}

function readTokens({ body, path, status }: Visit): Tokens {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`)
  return tokens.parse(JSON.parse(body))
}
