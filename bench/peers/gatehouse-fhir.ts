import path from 'node:path'
import type { JWK } from 'jose'
import { startApp } from '../../api/app.ts'
import { loadConfig } from '../../api/config.ts'
import { signingKeys } from '../../api/queries/access/signing-keys.ts'
import { liveApp } from '../../test/support/live-app.ts'
import { PATIENT_ID } from '../data/fhir-record.ts'
import { serveSide } from '../serve-side.ts'
import { signToken } from './access-token.ts'
import { startFhirServer } from './start-fhir-server.ts'
import { unrecorded } from './unrecorded.ts'

const SCOPE =
  'openid fhirUser launch/patient offline_access patient/Patient.rs patient/Observation.rs patient/Condition.rs ' +
  'patient/MedicationRequest.rs patient/Observation.rs?category=laboratory patient/AllergyIntolerance.rs'

/** The whole product before another FHIR server, asked by an app that somebody opened for their own record. */
await serveSide(async (databaseUrl) => {
  const server = await startFhirServer()
  const { orm, ports, urls, stop } = await startApp({
    config: loadConfig({ NODE_ENV: 'test', PORT: '0', FHIR_UPSTREAM_URL: `${server.url}/fhir` }),
    databaseUrl,
    distFolder: path.resolve(import.meta.dirname, '../../dist'),
    ...(process.env.BENCH_UNRECORDED ? { ports: { rowWriter: unrecorded(databaseUrl) } } : {}),
  })
  const live = await liveApp(orm.em.fork())
  const keys = await signingKeys(orm.em.fork(), 'PRODUCTION')
  const sealed = keys.find(({ alg }) => alg === 'ES256')
  const key: JWK | undefined = sealed && ports.signingKeys.open(sealed)
  if (!key) throw new Error('The authorization server has no key.')
  const facts = {
    key: JSON.stringify(key),
    claims: JSON.stringify({
      ...{ iss: urls.issuer.PRODUCTION, aud: urls.fhir.PRODUCTION, sub: live.userId },
      ...{ client_id: live.clientId, gh_version: live.appVersionId, gh_grant: live.grantId },
      ...{ patient: PATIENT_ID, fhirUser: `Patient/${PATIENT_ID}`, scope: SCOPE },
    }),
  }
  return {
    url: urls.base,
    headers: { authorization: `Bearer ${await signToken(facts)}` },
    facts,
    async stop() {
      await stop()
      server.stop()
    },
  }
})
