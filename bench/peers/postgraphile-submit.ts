import { runAll } from '../data/run-all.ts'
import { serveSide } from '../serve-side.ts'
import { startPostgraphile } from './start-postgraphile.ts'
import { SUBMIT_REGISTRATION } from './submit-registration-function.ts'

/** PostGraphile makes a mutation of every function that changes something. */
await serveSide(async (databaseUrl) => {
  await runAll(databaseUrl, [SUBMIT_REGISTRATION])
  return startPostgraphile(databaseUrl)
})
