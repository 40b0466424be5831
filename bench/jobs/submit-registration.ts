import { z } from 'zod'
import { toGlobalId } from '../../api/graphql/global-id.ts'
import { draftSupply } from '../data/draft-supply.ts'
import { OWNER_ID } from '../data/generate-vendor.ts'
import type { AskedSide, Job, Side } from '../job.ts'

/** What every draft has. */
const REVISION = 1

const OURS = `mutation Submit($input: TransitionInput!) {
  appVersionSubmit(input: $input) {
    appVersion { status revision }
    userErrors { message }
  }
}`

const POSTGRAPHILE = `mutation Submit($input: SubmitRegistrationInput!) {
  submitRegistration(input: $input) {
    result { status revision }
  }
}`

const submitted = z.object({ status: z.literal('IN_REVIEW'), revision: z.literal(REVISION + 1) })

const gatehouse: Side = {
  name: 'Gatehouse',
  module: new URL('../peers/gatehouse-signed-in.ts', import.meta.url),
  request: graphql(OURS, (draft) => ({
    versionId: toGlobalId('AppVersion', draft),
    expectedRevision: REVISION,
  })),
  read: (answer) =>
    z
      .object({ data: z.object({ appVersionSubmit: z.object({ appVersion: submitted }) }) })
      .parse(answer).data.appVersionSubmit.appVersion,
}

const gatehouseCommand = command(
  'Gatehouse, command alone',
  new URL('../peers/gatehouse-command.ts', import.meta.url),
)

const postgraphile: Side = {
  name: 'PostGraphile 5',
  module: new URL('../peers/postgraphile-submit.ts', import.meta.url),
  request: graphql(POSTGRAPHILE, (draft) => ({
    draftId: draft,
    expectedRevision: REVISION,
    submitterId: OWNER_ID,
  })),
  read: (answer) =>
    z
      .object({ data: z.object({ submitRegistration: z.object({ result: submitted }) }) })
      .parse(answer).data.submitRegistration.result,
}

const unitOfWork = command(
  'ORM unit of work',
  new URL('../peers/orm-unit-of-work.ts', import.meta.url),
)

/** P5: drafts handed in, each committed with its audit rows and its outbox row. */
export const submitRegistration: Job = {
  title: 'Submit a registration, durable',
  ours: [gatehouse, gatehouseCommand],
  peers: [postgraphile, unitOfWork],
  supply: draftSupply,
}

function graphql(query: string, input: (draft: string) => object): AskedSide['request'] {
  const body = (draft: string) => JSON.stringify({ query, variables: { input: input(draft) } })
  return { method: 'POST', path: '/graphql', body }
}

function command(name: string, module: URL): Side {
  const body = (draft: string) => JSON.stringify({ versionId: draft, expectedRevision: REVISION })
  const read = (answer: unknown) => submitted.parse(answer)
  return { name, module, request: { method: 'POST', path: '/', body }, read }
}
