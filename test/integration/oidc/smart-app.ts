import { createHash, randomBytes } from 'node:crypto'
import type { ConsentDuration } from '../../../schema/vocabulary/consent-duration.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { Browser, tickedScopes, type Visit } from './browser.ts'
import { PASSWORD, REDIRECT, type TestClient } from './rows.ts'

/** What an endpoint for programs answered. */
export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer from outside, looked at member by member
  json: any
}

/** A way through the sign-in pages; each part is optional. */
export interface Walk {
  email?: string
  /** Parameters of the request; undefined leaves one out. */
  params?: Record<string, string | undefined>
  patient?: string
  encounter?: string
  /** For how long the app is allowed; what the page proposes when absent. */
  duration?: ConsentDuration
  /** What is ticked on the consent page; everything when absent. */
  allow?: (offered: string[]) => string[]
  acknowledge?: boolean
  browser?: Browser
}

/** A minimal SMART app, and the person in front of it. */
export class SmartApp {
  readonly client: TestClient
  readonly issuer: string
  readonly fhirBase: string
  readonly #base: string

  constructor(
    platform: TestPlatform,
    client: TestClient,
    environment: LaunchEnvironment = 'SANDBOX',
  ) {
    this.client = client
    this.#base = platform.url
    this.issuer = platform.urls.issuer[environment]
    this.fhirBase = platform.urls.fhir[environment]
  }

  /** An authorization request as this app makes it, with the verifier that belongs to it. */
  request(params: Walk['params'] = {}): { url: string; query: URLSearchParams; verifier: string } {
    const verifier = randomBytes(32).toString('base64url')
    const all: Walk['params'] = {
      response_type: 'code',
      client_id: this.client.clientId,
      redirect_uri: REDIRECT,
      scope: 'openid fhirUser patient/Patient.rs',
      state: 'xyz',
      aud: this.fhirBase,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...params,
    }
    const given = Object.entries(all).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))
    const query = new URLSearchParams(given)
    return { url: `${this.issuer}/authorize?${query}`, query, verifier }
  }

  browser(): Browser {
    return new Browser(this.#base)
  }

  /** Opens the request in a browser and follows it to the first page, or back to the app. */
  open(params: Walk['params'] = {}, browser = this.browser()): Promise<Visit> {
    return browser.get(this.request(params).url)
  }

  /** Goes all the way: sign-in, pickers and consent where they are shown. */
  async authorize(
    walk: Walk,
  ): Promise<{ visit: Visit; code: string; verifier: string; browser: Browser }> {
    const browser = walk.browser ?? this.browser()
    const { url, verifier } = this.request(walk.params)
    let visit = await browser.get(url)
    if (visit.body.includes('id="password"')) {
      visit = await browser.post(visit.url, { email: walk.email ?? '', password: PASSWORD })
    }
    if (walk.patient && titleOf(visit) === 'Choose a patient') {
      visit = await browser.post(visit.url, { patient: walk.patient })
    }
    if (walk.encounter && titleOf(visit) === 'Choose a visit') {
      visit = await browser.post(visit.url, { encounter: walk.encounter })
    }
    if (visit.body.includes('value="allow"')) visit = await consent(browser, visit, walk)
    return { visit, code: parameter(visit, 'code'), verifier, browser }
  }

  /** Exchanges a code the way a public client does. */
  exchange(code: string, verifier: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      client_id: this.client.clientId,
      code_verifier: verifier,
      ...more,
    })
  }

  /** Authorizes and exchanges; the answer of the token endpoint. */
  async tokens(walk: Walk): Promise<Answer> {
    const { code, verifier } = await this.authorize(walk)
    return this.exchange(code, verifier)
  }

  token(
    form: Record<string, string> | URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return postForm(`${this.issuer}/token`, form, headers)
  }

  refresh(refreshToken: string, more: Record<string, string> = {}): Promise<Answer> {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    return this.token({ ...form, client_id: this.client.clientId, ...more })
  }

  introspect(token: string, headers: Record<string, string> = {}): Promise<Answer> {
    const form = new URLSearchParams({ token })
    if (!headers.authorization) form.set('client_id', this.client.clientId)
    return postForm(`${this.issuer}/token/introspection`, form, headers)
  }

  revoke(token: string, more: Record<string, string> = {}): Promise<Answer> {
    const form = { token, client_id: this.client.clientId, ...more }
    return postForm(`${this.issuer}/token/revocation`, form)
  }

  basic(secret = this.client.secret): { authorization: string } {
    const pair = Buffer.from(`${this.client.clientId}:${secret}`).toString('base64')
    return { authorization: `Basic ${pair}` }
  }
}

/** Posts a form as programs do. */
export async function postForm(
  url: string,
  form: Record<string, string> | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    headers: response.headers,
    json: isJson ? JSON.parse(text) : text,
  }
}

/** The heading of a page. */
export function titleOf({ body }: Visit): string {
  return /<h1[^>]*>([^<]*)/.exec(body)?.[1] ?? ''
}

/** A parameter of the address the app was answered at. */
export function parameter({ url }: Visit, name: string): string {
  return new URL(url).searchParams.get(name) ?? ''
}

/** The words of a `scope` member, in no order. */
export function words(scope: string): string[] {
  return scope.split(' ').sort()
}

function consent(
  browser: Browser,
  page: Visit,
  { acknowledge, allow, duration }: Walk,
): Promise<Visit> {
  const offered = tickedScopes(page.body)
  return browser.post(page.url, {
    action: 'allow',
    ...(duration && { duration }),
    scope: allow ? allow(offered) : offered,
    ...(acknowledge ? { acknowledged: 'yes' } : {}),
  })
}
