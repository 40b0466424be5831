import * as oidc from 'openid-client'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DemoClient } from '../../../api/demo/demo-report.ts'
import { words } from '../oidc/smart-app.ts'
import type { DemoHospital } from './demo-hospital.ts'
import { byPrivateKey } from './keys.ts'
import { OutsideApp, SCOPE } from './outside-app.ts'

type Authentication = (client: DemoClient) => oidc.ClientAuth | Promise<oidc.ClientAuth>

const CLIENTS: [string, DemoClient['clientType'], DemoClient['environment'], Authentication][] = [
  ['a public client', 'public', 'production', () => oidc.None()],
  ['a public client of the sandbox', 'public', 'sandbox', () => oidc.None()],
  [
    'a client with a secret in the header',
    'confidential-symmetric',
    'production',
    ({ clientSecret }) => oidc.ClientSecretBasic(clientSecret),
  ],
  [
    'a client with a secret in the form',
    'confidential-symmetric',
    'sandbox',
    ({ clientSecret }) => oidc.ClientSecretPost(clientSecret),
  ],
  [
    'a client with a P-384 key',
    'confidential-asymmetric',
    'production',
    (client) => byPrivateKey(client, 'ES384'),
  ],
  [
    'a client with an RSA key',
    'confidential-asymmetric',
    'sandbox',
    (client) => byPrivateKey(client, 'RS384'),
  ],
]

/** What an app of each type does with openid-client. */
export function interactiveClients(hospitalOf: () => DemoHospital): void {
  describe.each(CLIENTS)('openid-client as %s', (_name, type, environment, authentication) => {
    let app: OutsideApp
    let record: string
    beforeAll(async () => {
      const client = hospitalOf().client(type, environment)
      app = await OutsideApp.connect(hospitalOf(), client, await authentication(client))
      record = `Patient/${hospitalOf().account('patient').patientId}`
    })

    it('finds the server, gets tokens for the patient and reads their record', async () => {
      expect(app.config.serverMetadata().issuer).toBe(hospitalOf().issuer(environment))
      const tokens = await app.signIn()
      expect(`Patient/${tokens.patient}`).toBe(record)
      expect(words(tokens.scope ?? '')).toEqual(words(SCOPE))
      expect(tokens.claims()?.fhirUser).toBe(`${hospitalOf().fhirBase(environment)}/${record}`)
      const patient = await app.read(record, tokens.access_token)
      expect([patient.status, (await patient.json()).id]).toEqual([200, tokens.patient])
    })

    it('refreshes, and the new token reads too', async () => {
      const first = await app.signIn()
      const second = await oidc.refreshTokenGrant(app.config, first.refresh_token ?? '')
      expect(second.access_token).not.toBe(first.access_token)
      expect(second.patient).toBe(first.patient)
      expect((await app.read(record, second.access_token)).status).toBe(200)
    })

    it('asks about a token, revokes it, and is refused with it', async () => {
      const { access_token: token, patient, refresh_token: refresh = '' } = await app.signIn()
      const { clientId } = app.client
      const facts = { active: true, client_id: clientId, patient }
      expect(await oidc.tokenIntrospection(app.config, token)).toMatchObject(facts)
      await oidc.tokenRevocation(app.config, refresh)
      expect(await oidc.tokenIntrospection(app.config, token)).toEqual({ active: false })
      await expect(app.read(record, token)).rejects.toMatchObject({ status: 401 })
      const renewal = oidc.refreshTokenGrant(app.config, refresh)
      await expect(renewal).rejects.toMatchObject({ error: 'invalid_grant' })
    })
  })
}

/** What else a clinician's app does with it, and what it is refused. */
export function clinicianApp(hospitalOf: () => DemoHospital): void {
  describe('openid-client as the app of a clinician', () => {
    let app: OutsideApp
    beforeAll(async () => {
      app = await OutsideApp.connect(hospitalOf(), hospitalOf().client('public'), oidc.None())
    })

    it('gets the patient who was chosen', async () => {
      const [, second] = hospitalOf().report.patients
      const tokens = await app.signIn({ role: 'clinician', patient: second?.id })
      expect(tokens.patient).toBe(second?.id)
      const { fhirUser } = hospitalOf().account('clinician')
      expect(tokens.claims()?.fhirUser).toBe(`${hospitalOf().fhirBase('production')}/${fhirUser}`)
    })

    it('is refused the tokens when its verifier is another', async () => {
      const { answered } = await app.authorize()
      const redeemed = app.redeem({ answered, verifier: oidc.randomPKCECodeVerifier() })
      await expect(redeemed).rejects.toMatchObject({ error: 'invalid_grant' })
    })
  })
}
