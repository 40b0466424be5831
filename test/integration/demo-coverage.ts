import { expect } from 'vitest'
import { REVIEWER } from '../../api/demo/people/hospital-people.ts'
import { SCENARIOS } from '../../schema/vocabulary/scenario.ts'
import { GraphqlClient } from '../support/graphql-client.ts'
import { signIn } from '../support/sign-in.ts'
import type { TestPlatform } from '../support/test-platform.ts'
import { asked } from './review/template-steps.ts'

interface Looked {
  versions: {
    validationRuns: { scenarios: string[]; checks: { key: string; message: string }[] }[]
  }[]
}

const SOME = ['missing-demographics', 'minor-with-proxy', 'empty-record', 'unusual-names']

/** By app: all of them, most, a few. */
export const COVERAGES = {
  'sepsis-watch-board': [{ scenarios: SCENARIOS }],
  'my-health-binder': [
    { says: expect.stringContaining('Not met: Merged charts, Very large record.') },
  ],
  'pediatric-dose-calculator': [{ scenarios: SOME }],
}

/** What the last run of each version of those apps found of the sandbox, as a reviewer of the demo reads it. */
export async function coverages(platform: TestPlatform): Promise<object> {
  const client = new GraphqlClient(platform.urls.graphql, await signIn(platform, REVIEWER))
  const found = Object.keys(COVERAGES).map(async (slug) => [slug, await coverageOf(client, slug)])
  return Object.fromEntries(await Promise.all(found))
}

async function coverageOf(client: GraphqlClient, slug: string): Promise<object[]> {
  const { versions } = await asked<Looked>(
    { client },
    `query ($slug: String!) { it: app(slug: $slug) {
      versions { validationRuns { scenarios checks { key message } } } } }`,
    { slug },
  )
  return versions.map(({ validationRuns: [run] }) => ({
    scenarios: run?.scenarios,
    says: run?.checks.find(({ key }) => key === 'scenarios')?.message,
  }))
}
