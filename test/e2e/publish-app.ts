import { WENT_LIVE } from '../../api/demo/catalog/demo-app.ts'
import { seedApp } from '../../api/demo/catalog/seed-app.ts'
import { DemoStage } from '../../api/demo/demo-stage.ts'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import type { AttestationAnswer } from '../../schema/vocabulary/registration.ts'
import type { TestPlatform } from '../support/test-platform.ts'
import { SCOPES } from './results-app.ts'

/** A live app and its client for production. */
export interface PublishedApp {
  name: string
  clientId: string
  versionId: string
}

interface AppFacts {
  name: string
  redirectUrl: string
  attestation: AttestationAnswer
}

const SHORT = 'Shows the latest results of a patient next to what is usual for them.'

/** Registers a public app and takes it through review, by the commands the portal calls. */
export async function publishApp(
  platform: TestPlatform,
  people: SeededPeople,
  { name, redirectUrl, attestation }: AppFacts,
): Promise<PublishedApp> {
  const em = platform.orm.em.fork()
  await em.execute(`update attestation_text set published_at = published_at - interval '9 days'`)
  const appId = await em.transactional((tx) =>
    seedApp(new DemoStage(platform, tx), people, {
      vendor: 'larkmoor',
      attestation,
      began: 1,
      story: WENT_LIVE,
      icon: { from: '#0f766e', to: '#14b8a6', drawing: '<path d="M3 3v18h18"/>' },
      scopes: SCOPES.split(' ').map((scope) => [scope, `Shows what ${scope} holds.`, WHY]),
      fields: {
        name,
        redirectUrls: [redirectUrl],
        shortDescription: SHORT,
        longDescription: `${SHORT} `.repeat(4).trim(),
        operatingSystems: ['WEB'],
        audiences: ['PATIENT', 'PROVIDER'],
        uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
        intent: 'PATIENT_ENGAGEMENT',
        fhirVersions: ['R4'],
        compliance: [],
        clientType: 'PUBLIC',
        launchModes: ['STANDALONE'],
      },
    }),
  )
  const [client] = await em.execute<{ clientId: string; versionId: string }[]>(
    `select client_id as "clientId", pinned_version_id as "versionId"
     from oauth_client where app_id = ? and environment = 'PRODUCTION'`,
    [appId],
  )
  if (!client) throw new Error(`${name} has no client.`)
  return { name, ...client }
}

const WHY = 'Without it, the app would have nothing to show.'
