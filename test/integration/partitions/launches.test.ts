import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FhirVersion } from '../../../schema/vocabulary/registration.ts'
import { anEhr, type Ehr } from '../oidc/ehr.ts'
import { aClient } from '../oidc/rows.ts'
import { SmartApp } from '../oidc/smart-app.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
let ehr: Ehr
beforeAll(async () => {
  house = await startPartitionedHouse()
  ehr = await anEhr(house.platform, 'PRODUCTION')
})
afterAll(() => house?.stop())

/** An app with an address to be opened at. */
async function anApp(fhirVersions: FhirVersion[] = []): Promise<SmartApp> {
  const facts = { environment: 'PRODUCTION', launchUrl: 'https://app.example/launch' } as const
  const scopes = ['patient/Patient.rs']
  const client = await aClient(house.platform, { ...facts, scopes, fhirVersions })
  return new SmartApp(house.platform, client, 'PRODUCTION')
}

const open = (app: SmartApp, fhirBase?: string) =>
  ehr.create({
    ...{ clientId: app.client.clientId, email: house.patient.email, patient: 'p1' },
    ...(fhirBase === undefined ? {} : { fhirBase }),
  })

const issOf = (launchUrl: string | null) => new URL(launchUrl ?? '').searchParams.get('iss')

it('EHR-02 an EHR opens an app on the base it names, and on the first where it names none', async () => {
  const app = await anApp()
  expect(issOf((await open(app)).launchUrl)).toBe(house.bases.first)
  expect(issOf((await open(app, '')).launchUrl)).toBe(house.bases.first)
  const { launch, launchUrl } = await open(app, `${house.bases.stu3}/`)
  expect(issOf(launchUrl)).toBe(house.bases.stu3)
  const { json } = await app.tokens({
    email: house.patient.email,
    params: {
      ...{ aud: issOf(launchUrl) ?? '', launch: launch ?? '' },
      scope: 'openid fhirUser launch patient/Patient.rs',
    },
  })
  expect(decodeJwt(json.access_token)).toMatchObject({ aud: house.bases.stu3, patient: 'p1' })
})

it('is told which bases there are, and why an app is not opened at one', async () => {
  const [app, ofR4] = await Promise.all([anApp(), anApp(['R4'])])
  for (const [opened, base, said] of [
    [app, 'https://evil.example/fhir', `There are: ${house.bases.first}, ${house.bases.stu3}`],
    [app, `${house.bases.first}-sandbox`, 'no FHIR base of production'],
    [app, house.bases.lab, 'backend services alone'],
    [ofR4, house.bases.stu3, 'declares R4'],
  ] as const) {
    const { launch, userErrors } = await open(opened, base)
    expect(launch).toBeNull()
    expect(userErrors).toMatchObject([
      { code: 'INVALID', path: ['fhirBase'], message: expect.stringContaining(said) },
    ])
  }
})
