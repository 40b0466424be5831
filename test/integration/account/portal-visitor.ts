import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { GraphqlClient } from '../../support/graphql-client.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { Browser, type Visit } from '../oidc/browser.ts'

const TOKENS = z.object({ access_token: z.string(), id_token: z.string() })

/** A person with a browser in front of the portal: signs in page by page, and keeps the browser for the next time. */
export class PortalVisitor {
  readonly browser: Browser
  readonly #platform: Pick<TestPlatform, 'url' | 'urls'>
  readonly #verifier = randomBytes(32).toString('base64url')
  #page: Visit | undefined

  constructor(platform: Pick<TestPlatform, 'url' | 'urls'>, browser?: Browser) {
    this.#platform = platform
    this.browser = browser ?? new Browser(platform.url)
  }

  /** Opens the portal's way in; ends at a page, or at the portal when nothing has to be asked. */
  async open(more: Record<string, string> = {}): Promise<Visit> {
    const { url, urls } = this.#platform
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'gatehouse-portal',
      redirect_uri: `${url}/portal/callback`,
      scope: 'openid profile email',
      resource: urls.graphql,
      state: 'state',
      nonce: 'nonce',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    })
    return this.#at(await this.browser.get(`${urls.issuer.PRODUCTION}/authorize?${query}`))
  }

  /** Sends the form of the page that is shown. */
  async send(fields: Record<string, string>): Promise<Visit> {
    return this.#at(await this.browser.post(this.#page?.url ?? '', fields))
  }

  async follow(url: string): Promise<Visit> {
    return this.#at(await this.browser.get(url))
  }

  /** Opens the portal and sends the password. */
  async password(email: string, password: string): Promise<Visit> {
    await this.open()
    return this.send({ email, password })
  }

  /** Trades the code the portal was given for tokens. */
  async tokens(): Promise<z.infer<typeof TOKENS>> {
    const { url, urls } = this.#platform
    const code = new URL(this.#page?.url ?? '').searchParams.get('code')
    if (!code) throw new Error(`The portal was not reached: ${this.#page?.body.slice(0, 2000)}`)
    const response = await fetch(`${urls.issuer.PRODUCTION}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'gatehouse-portal',
        redirect_uri: `${url}/portal/callback`,
        code,
        code_verifier: this.#verifier,
      }),
    })
    return TOKENS.parse(await response.json())
  }

  /** The API, as this browser's portal asks it. */
  async client(): Promise<GraphqlClient> {
    return new GraphqlClient(this.#platform.urls.graphql, (await this.tokens()).access_token)
  }

  #at(visit: Visit): Visit {
    this.#page = visit
    return visit
  }
}

/** Has the portal been reached? */
export function isIn({ url }: Visit): boolean {
  return new URL(url).searchParams.has('code')
}

export function headingOf({ body }: Visit): string {
  return /<h1[^>]*>([^<]*)</.exec(body)?.[1] ?? ''
}
