import { type DemoStep, WENT_LIVE } from '../../api/demo/catalog/demo-app.ts'
import { seedApp } from '../../api/demo/catalog/seed-app.ts'
import { DemoStage } from '../../api/demo/demo-stage.ts'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import { toGlobalId } from '../../api/graphql/global-id.ts'
import type { AttestationAnswer, FhirVersion } from '../../schema/vocabulary/registration.ts'
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
  /** Space-delimited. @default those of the results app */
  scopes?: string
  /** What it declares to read. @default R4 */
  fhirVersions?: readonly FhirVersion[]
  /** Where EHRs open it. @default none do */
  ehrLaunchUrl?: string
}

const SHORT = 'Shows the latest results of a patient next to what is usual for them.'

/** Registers a public app and takes it through review, by the commands the portal calls. */
export async function publishApp(
  platform: TestPlatform,
  people: SeededPeople,
  facts: AppFacts,
): Promise<PublishedApp> {
  const appId = await playApp(platform, people, { ...facts, story: WENT_LIVE })
  const [client] = await platform.orm.em.fork().execute<{ clientId: string; versionId: string }[]>(
    `select client_id as "clientId", pinned_version_id as "versionId"
       from oauth_client where app_id = ? and environment = 'PRODUCTION'`,
    [appId],
  )
  if (!client) throw new Error(`${facts.name} has no client.`)
  return { name: facts.name, ...client }
}

/** A version in review, as its page is addressed. */
export interface SubmittedApp {
  name: string
  slug: string
  /** As the contract writes it. */
  versionId: string
}

/** Registers a public app and submits it; what happened to it besides is told as a story. */
export async function submitApp(
  platform: TestPlatform,
  people: SeededPeople,
  { story = [], ...facts }: AppFacts & { story?: readonly DemoStep[] },
): Promise<SubmittedApp> {
  const appId = await playApp(platform, people, { ...facts, story: [{ move: 'submit' }, ...story] })
  const [version] = await platform.orm.em.fork().execute<{ id: string; slug: string }[]>(
    `select v.id, a.slug from app_version v join app a on a.id = v.app_id
       where a.id = ? order by v.number desc limit 1`,
    [appId],
  )
  if (!version) throw new Error(`${facts.name} has no version.`)
  return {
    name: facts.name,
    slug: version.slug,
    versionId: toGlobalId('AppVersion', version.id),
  }
}

interface Story extends AppFacts {
  story: readonly DemoStep[]
}

async function playApp(
  platform: TestPlatform,
  people: SeededPeople,
  { name, redirectUrl, attestation, story, ...facts }: Story,
): Promise<string> {
  const { scopes = SCOPES, fhirVersions = ['R4'], ehrLaunchUrl } = facts
  const em = platform.orm.em.fork()
  await em.execute(`update attestation_text set published_at = published_at - interval '9 days'`)
  return em.transactional((tx) =>
    seedApp(new DemoStage(platform, tx), people, {
      vendor: 'larkmoor',
      attestation,
      began: 1,
      story,
      icon: { from: '#0f766e', to: '#14b8a6', drawing: '<path d="M3 3v18h18"/>' },
      scopes: scopes.split(' ').map((scope) => [scope, `Shows what ${scope} holds.`, WHY]),
      fields: {
        name,
        redirectUrls: [redirectUrl],
        shortDescription: SHORT,
        longDescription: `${SHORT} `.repeat(4).trim(),
        operatingSystems: ['WEB'],
        audiences: ['PATIENT', 'PROVIDER'],
        uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
        intent: 'PATIENT_ENGAGEMENT',
        fhirVersions: [...fhirVersions],
        compliance: [],
        clientType: 'PUBLIC',
        ...(ehrLaunchUrl ? { launchUrl: ehrLaunchUrl } : {}),
        launchModes: ehrLaunchUrl ? ['EHR', 'STANDALONE'] : ['STANDALONE'],
      },
    }),
  )
}

const WHY = 'Without it, the app would have nothing to show.'
