import * as oidc from 'openid-client'
import type { DemoClient } from '../../../api/demo/demo-report.ts'
import type { DemoHospital } from './demo-hospital.ts'
import { allowAccess } from './person.ts'

/** What the apps of these tests ask for. */
export const SCOPE = 'launch/patient openid fhirUser offline_access patient/*.rs'

const REDIRECT = 'http://127.0.0.1:8765/callback'
const STATE = 'state-of-the-test'

interface Person {
  /** @default 'patient' */
  role?: string
  patient?: string | undefined
}

/** A client of the demo in the hands of openid-client. */
export class OutsideApp {
  readonly client: DemoClient
  readonly config: oidc.Configuration
  readonly #hospital: DemoHospital

  private constructor(hospital: DemoHospital, client: DemoClient, config: oidc.Configuration) {
    this.#hospital = hospital
    this.client = client
    this.config = config
  }

  /** Reads the metadata of the client's own issuer. */
  static async connect(
    hospital: DemoHospital,
    client: DemoClient,
    authentication: oidc.ClientAuth,
  ): Promise<OutsideApp> {
    const issuer = new URL(hospital.issuer(client.environment))
    const config = await oidc.discovery(issuer, client.clientId, undefined, authentication, {
      execute: [oidc.allowInsecureRequests],
    })
    return new OutsideApp(hospital, client, config)
  }

  /** Sends a person away, and returns the address they come back to with the verifier that belongs to it. */
  async authorize({ patient, role = 'patient' }: Person = {}) {
    const verifier = oidc.randomPKCECodeVerifier()
    const url = oidc.buildAuthorizationUrl(this.config, {
      redirect_uri: REDIRECT,
      scope: SCOPE,
      state: STATE,
      aud: this.#hospital.fhirBase(this.client.environment),
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const person = { who: this.#hospital.account(role), ...(patient ? { patient } : {}) }
    const answered = await allowAccess(this.#hospital.platform.url, url, person)
    return { answered, verifier }
  }

  /** Redeems what a person brought back. */
  redeem({ answered, verifier }: { answered: URL; verifier: string }) {
    const checks = { pkceCodeVerifier: verifier, expectedState: STATE }
    return oidc.authorizationCodeGrant(this.config, answered, checks)
  }

  async signIn(person?: Person) {
    return this.redeem(await this.authorize(person))
  }

  /** Asks the FHIR base; rejects with the `status` of a refusal. */
  read(path: string, token: string): Promise<Response> {
    const url = new URL(`${this.#hospital.fhirBase(this.client.environment)}/${path}`)
    return oidc.fetchProtectedResource(this.config, token, url, 'GET')
  }
}
