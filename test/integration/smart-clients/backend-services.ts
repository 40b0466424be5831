import * as oidc from 'openid-client'
import { describe, expect, it } from 'vitest'
import type { DemoHospital } from './demo-hospital.ts'
import { ALGORITHMS, byPrivateKey } from './keys.ts'
import { OutsideApp } from './outside-app.ts'

/** What a backend service does with openid-client. */
export function backendServices(hospitalOf: () => DemoHospital): void {
  describe.each(ALGORITHMS)('openid-client as a backend service that signs with %s', (alg) => {
    const connect = async (environment: 'production' | 'sandbox') => {
      const client = hospitalOf().client('backend-service', environment)
      return OutsideApp.connect(hospitalOf(), client, await byPrivateKey(client, alg))
    }

    it.each(['production', 'sandbox'] as const)('gets a token and reads in %s', async (place) => {
      const app = await connect(place)
      const token = await oidc.clientCredentialsGrant(app.config, {
        scope: 'system/Patient.rs system/Observation.rs',
      })
      expect(token).toMatchObject({ token_type: 'bearer', expires_in: 300 })
      expect(token.refresh_token).toBeUndefined()
      const found = await app.read('Observation?_count=2', token.access_token)
      expect(found.status).toBe(200)
      expect((await found.json()).entry).toHaveLength(2)
    })

    it('is refused what it was not granted', async () => {
      const app = await connect('production')
      const { access_token: token } = await oidc.clientCredentialsGrant(app.config, {
        scope: 'system/Patient.rs',
      })
      await expect(app.read('Observation?_count=2', token)).rejects.toMatchObject({
        status: 403,
        cause: [{ parameters: { error: 'insufficient_scope' } }],
      })
      const asked = oidc.clientCredentialsGrant(app.config, { scope: 'system/Patient.cruds' })
      await expect(asked).rejects.toMatchObject({ error: 'invalid_scope' })
    })
  })
}
