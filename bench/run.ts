import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { openBenchDatabase } from './data/bench-database.ts'
import { runRounds } from './harness.ts'
import { fhirAudit, fhirFirstSeen, fhirRead, fhirSearch } from './jobs/fhir-proxy.ts'
import { galleryList } from './jobs/gallery-list.ts'
import { backendToken, knownLaunch, launch, refresh } from './jobs/launch.ts'
import { reviewQueue } from './jobs/review-queue.ts'
import { submitRegistration } from './jobs/submit-registration.ts'
import { printReport } from './report.ts'

const JOBS = {
  'gallery-list': galleryList,
  'submit-registration': submitRegistration,
  launch,
  'known-launch': knownLaunch,
  refresh,
  'backend-token-rs384': backendToken('RS384'),
  'backend-token-es384': backendToken('ES384'),
  'review-queue': reviewQueue,
  'fhir-read': fhirRead,
  'fhir-audit': fhirAudit,
  'fhir-search': fhirSearch,
  'fhir-first-seen': fhirFirstSeen,
}

const { values } = parseArgs({
  options: {
    apps: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '8' },
    uses: { type: 'string', default: '1500' },
    walks: { type: 'string', default: '480' },
    job: { type: 'string' },
  },
})

const connections = count('connections', 1)
const options = {
  connections,
  apps: count('apps', 100),
  rounds: count('rounds', 1),
  seconds: count('seconds', 1),
  uses: count('uses', connections),
  walks: count('walks', connections),
}

const jobs = Object.entries(JOBS).filter(([name]) => name === (values.job ?? name))
if (!jobs.length)
  refuse(`--job must be one of ${Object.keys(JOBS).join(', ')}; it was ${values.job}.`)

const database = await openBenchDatabase(options.apps)
try {
  console.log(
    `${options.apps} live apps, ${availableParallelism()} cores, ${options.rounds} rounds of ` +
      `${options.seconds} s (or ${options.uses} uses, or ${options.walks} walks) per side, ${options.connections} connections.`,
  )
  for (const [, job] of jobs) printReport(job, await runRounds(job, { ...options, database }))
} finally {
  await database.close()
}

/** Reads a whole number from the command line, or ends with a line that says what it should be. */
function count(
  name: 'apps' | 'rounds' | 'seconds' | 'connections' | 'uses' | 'walks',
  least: number,
): number {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least) return value
  return refuse(`--${name} must be a whole number of at least ${least}; it was ${values[name]}.`)
}

function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}
