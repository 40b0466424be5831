import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { openBenchDatabase } from './data/bench-database.ts'
import { runRounds } from './harness.ts'
import { galleryList } from './jobs/gallery-list.ts'
import { printReport } from './report.ts'

const { values } = parseArgs({
  options: {
    apps: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '8' },
  },
})

const options = {
  apps: count('apps', 100),
  rounds: count('rounds', 1),
  seconds: count('seconds', 1),
  connections: count('connections', 1),
}

const database = await openBenchDatabase(options.apps)
try {
  console.log(
    `${options.apps} live apps, ${availableParallelism()} cores, ${options.rounds} rounds of ` +
      `${options.seconds} s per side, ${options.connections} connections.`,
  )
  printReport(galleryList, await runRounds(galleryList, { ...options, databaseUrl: database.url }))
} finally {
  await database.close()
}

/** Reads a whole number from the command line, or ends with a line that says what it should be. */
function count(name: keyof typeof values, least: number): number {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least) return value
  console.error(`--${name} must be a whole number of at least ${least}; it was ${values[name]}.`)
  process.exit(1)
}
