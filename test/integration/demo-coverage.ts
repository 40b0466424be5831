import { REVIEWER } from '../../api/demo/people/hospital-people.ts'
import { GraphqlClient } from '../support/graphql-client.ts'
import { signIn } from '../support/sign-in.ts'
import type { TestPlatform } from '../support/test-platform.ts'
import { asked } from './review/template-steps.ts'

interface Looked {
  versions: { validationRuns: { scenarios: string[]; checks: { key: string; message: string }[] }[] }[]
}

/** What the last run of each version of an app found of the sandbox, as a reviewer of the demo reads it. */
export async function coverageOf(platform: TestPlatform, slug: string) {
  const client = new GraphqlClient(platform.urls.graphql, await signIn(platform, REVIEWER))
  const { versions } = await asked<Looked>(
    { client },
    `query ($slug: String!) { it: app(slug: $slug) {
      versions { validationRuns { scenarios checks { key message } } } } }`,
    { slug },
  )
  return versions.map(({ validationRuns: [run] }) => ({
    met: run?.scenarios,
    says: run?.checks.find(({ key }) => key === 'scenarios')?.message,
  }))
}
