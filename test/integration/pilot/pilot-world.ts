import { aReviewer, aVendor, type Version } from '../../support/builders.ts'
import { FakeFhirServer } from '../../support/fake-fhir-server.ts'
import type { Cast } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPerson } from '../oidc/rows.ts'
import { SmartApp } from '../oidc/smart-app.ts'
import { pilotOf } from './pilot-steps.ts'

type Clinician = Awaited<ReturnType<typeof aPerson>>

/** A house with a patient, clinicians, a vendor, and a clock that can be moved. */
export interface PilotWorld {
  platform: TestPlatform
  cast: Cast
  clock: { ahead: number; now: () => Date }
  aClinician: () => Promise<Clinician>
  /** The app of a version, as its pilot or as everybody opens it. */
  appOf: (clientId: string) => SmartApp
  /** The app of the pilot of a version. */
  pilotApp: (version: Pick<Version, 'id'>) => Promise<SmartApp>
  /** What the records answer to a token. */
  read: (token: string) => Promise<number>
  stop: () => Promise<void>
}

export async function startPilotWorld(): Promise<PilotWorld> {
  const fhir = new FakeFhirServer('http://fhir.internal')
  fhir.put({ resourceType: 'Patient', id: 'p1', name: [{ family: 'One', given: ['Pat'] }] })
  const clock = {
    ahead: 0,
    now() {
      return new Date(Date.now() + this.ahead)
    },
  }
  const upstreamFhir = { PRODUCTION: fhir, SANDBOX: fhir }
  const platform = await startTestPlatform({ ports: { upstreamFhir, clock } })
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  const appOf = (clientId: string) => {
    const client = { clientId, secret: '', appId: '', appVersionId: '' }
    return new SmartApp(platform, client, 'PRODUCTION')
  }
  return {
    platform,
    cast: { owner, reviewer },
    clock,
    appOf,
    aClinician: () => aPerson(platform, { roles: ['CLINICIAN'], fhirUser: 'Practitioner/d1' }),
    pilotApp: async (version) => {
      const { pilot } = await pilotOf(owner, version)
      if (!pilot?.client) throw new Error('There is no pilot client.')
      return appOf(pilot.client.clientId)
    },
    read: async (token) => {
      const headers = { authorization: `Bearer ${token}` }
      return (await fetch(`${platform.urls.fhir.PRODUCTION}/Patient/p1`, { headers })).status
    },
    stop: () => platform.stop(),
  }
}

/** What apps of these tests ask for. */
export const ASKED = { scope: 'openid fhirUser offline_access patient/Patient.rs' }
