import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoJson } from '../../../api/demo/clients/demo-json.ts'
import type { OutsideEhr } from '../../../api/demo/clients/outside-ehr.ts'
import type { DemoClient } from '../../../api/demo/demo-report.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import type { DemoHospital } from './demo-hospital.ts'
import { privateJwk } from './keys.ts'
import { type NodeApp, startNodeApp } from './node-app.ts'
import { allowAccess } from './person.ts'

const ENVIRONMENTS = ['production', 'sandbox'] as const
const SCOPE = 'openid fhirUser launch patient/*.rs'

/** An EHR played by the book that `npm run demo -- --json` prints, and an app it opens. */
export function ehrLaunches(hospitalOf: () => DemoHospital): void {
  const apps: NodeApp[] = []
  afterAll(() => Promise.all(apps.map((app) => app.close())))

  describe.each(ENVIRONMENTS)('an EHR in %s', (environment) => {
    it.each([
      ['the app has to show who it is', 'true'],
      ['the EHR shows who it is', 'false'],
    ])('opens fhirclient on the patient and the visit on the screen: %s', async (_who, banner) => {
      const hospital = hospitalOf()
      const who = hospital.account('clinician')
      const app = hospital.client('public', environment)
      const { patientId = '' } = hospital.account('patient')
      const encounter = await visitOf(hospital, environment, patientId)
      const { launch, tokenClient } = await opened(hospital, {
        ...{ environment, clientId: app.clientId, patient: patientId, email: who.email },
        ...{ encounter, intent: 'review', needPatientBanner: banner },
      })
      expect(hospital.report.clients).toContainEqual(
        expect.objectContaining({ clientId: tokenClient.clientId }),
      )
      const node = await startNodeApp({
        clientId: app.clientId,
        redirectUri: 'http://127.0.0.1:8765/callback',
        scope: SCOPE,
      })
      apps.push(node)
      const query = new URLSearchParams({ iss: hospital.fhirBase(environment), launch })
      const request = await node.launch(`?${query}`)
      const client = await node.comeBack(await allowAccess(hospital.platform.url, request, { who }))
      expect(client.getPatientId()).toBe(patientId)
      expect(client.getState('tokenResponse')).toMatchObject({
        ...{ access_token: expect.any(String), token_type: 'Bearer' },
        ...{ patient: patientId, encounter, intent: 'review' },
        need_patient_banner: banner === 'true',
      })
      expect(await client.encounter.read()).toMatchObject({ id: encounter })
      expect(await client.patient.read()).toMatchObject({ resourceType: 'Patient', id: patientId })
      const style = await fetch(client.getState('tokenResponse.smart_style_url'))
      expect(style.status).toBe(200)
    })
  })

  it('an EHR of the sandbox opens nothing in production', async () => {
    const hospital = hospitalOf()
    const token = await tokenOf(hospital, hospital.client('backend-service', 'sandbox'))
    const client = new GraphqlClient(hospital.platform.urls.graphql, token)
    const { data } = await client.ask<{ it: { userErrors: { path: string[] }[] } }, never>(
      `mutation { it: launchContextCreate(input: { clientId: "x", email: "x", environment: "production" }) {
        userErrors { ... on FieldError { path } } } }`,
    )
    expect(data?.it.userErrors).toEqual([{ path: ['environment'] }])
  })
}

/** The latest visit of a patient, as an EHR has it on the screen. */
async function visitOf(
  { platform }: DemoHospital,
  environment: (typeof ENVIRONMENTS)[number],
  patientId: string,
): Promise<string> {
  const server = platform.ports.upstreamFhir[environment === 'sandbox' ? 'SANDBOX' : 'PRODUCTION']
  const { body } = await server.send({
    ...{ method: 'GET', path: '/Encounter', headers: { accept: 'application/fhir+json' } },
    query: `patient=${patientId}&_count=1`,
  })
  const { entry } = z.object({ entry: z.tuple([VISIT]) }).parse(body)
  return entry[0].resource.id
}

const VISIT = z.object({ resource: z.object({ id: z.string() }) })

/** Does what the demo says: fills the placeholders, asks, and follows the path to the launch token. */
async function opened(hospital: DemoHospital, screen: Record<string, string>) {
  const printed: { launchContextMutation: OutsideEhr } = JSON.parse(demoJson(hospital.report))
  const { launchPath, query, tokenClient, variables } = printed.launchContextMutation
  const environment = ENVIRONMENTS.find((one) => one === screen.environment) ?? 'production'
  const service = hospital.client('backend-service', environment)
  const client = new GraphqlClient(
    hospital.platform.urls.graphql,
    await tokenOf(hospital, service, tokenClient.scope),
  )
  const text = JSON.stringify(variables).replace(
    /\{\{(\w+)\}\}/g,
    (_all, name) => screen[name] ?? '',
  )
  const { data, errors } = await client.ask<object, object>(query, JSON.parse(text))
  expect(errors).toEqual([])
  const launch = launchPath.split('.').reduce(memberOf, data)
  return { launch: String(launch), tokenClient }
}

function memberOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([one]) => one === name)?.[1]
}

async function tokenOf(
  hospital: DemoHospital,
  client: DemoClient,
  scope = 'launch-context.create',
): Promise<string> {
  const tokenUrl = `${hospital.issuer(client.environment)}/token`
  const jwk = privateJwk(client, 'ES384')
  const { clientId } = client
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES384', kid: jwk.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setExpirationTime('2 minutes')
    .sign(await importJWK(jwk, 'ES384'))
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  })
  const answer = await fetch(tokenUrl, { method: 'POST', body })
  return (await answer.json()).access_token
}
