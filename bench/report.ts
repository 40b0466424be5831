import type { Measurement, Rounds } from './harness.ts'
import type { Job, Side } from './job.ts'

/** Prints what each side did, and ours as a ratio to each peer: median of the rounds, least and most. */
export function printReport(job: Job, rounds: Rounds): void {
  const measured = ({ name }: Side) => ({ name, of: rounds.get(name) ?? [] })
  const [ours, peers] = [job.ours.map(measured), job.peers.map(measured)]
  console.log(`\n${job.title}\n`)
  for (const { name, of } of [...ours, ...peers]) {
    console.log(`  ${name.padEnd(28)} ${figures(of)}`)
  }
  for (const own of ours) {
    for (const peer of peers) printRatios(own, peer)
  }
}

interface Measured {
  name: string
  of: readonly Measurement[]
}

function printRatios(ours: Measured, peer: Measured): void {
  const against = (read: (m: Measurement) => number | undefined) =>
    spread(ratios(ours.of, peer.of, read))
  console.log(`\n  ${ours.name} / ${peer.name}`)
  console.log(`    requests per second   ${against((m) => m.requestsPerSecond)}`)
  console.log(`    CPU per request       ${against(totalCpu)}   (lower is better)`)
}

function figures(of: readonly Measurement[]): string {
  const cell = (label: string, read: (m: Measurement) => number | undefined, digits: number) => {
    const value = median(of.map(read))
    return `${value === undefined ? '-' : value.toFixed(digits)} ${label}`.padEnd(22)
  }
  return [
    cell('requests/s', (m) => m.requestsPerSecond, 0),
    cell('ms median', (m) => m.medianMs, 1),
    cell('ms server CPU', (m) => m.serverCpu, 2),
    cell('ms PostgreSQL CPU', (m) => m.postgresCpu, 2),
  ].join('')
}

function totalCpu({ serverCpu, postgresCpu }: Measurement): number {
  return serverCpu + (postgresCpu ?? 0)
}

/** Round by round, so that both sides of a ratio were measured within the same minute. */
function ratios(
  ours: readonly Measurement[],
  peer: readonly Measurement[],
  read: (m: Measurement) => number | undefined,
): number[] {
  return ours.flatMap((own, round) => {
    const other = peer[round]
    const [a, b] = [read(own), other && read(other)]
    return a === undefined || !b ? [] : [a / b]
  })
}

function spread(values: readonly number[]): string {
  const middle = median(values)
  if (middle === undefined) return '-'
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return `${middle.toFixed(2)}  (${least.toFixed(2)} - ${most.toFixed(2)})`
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const sorted = values.filter((value) => value !== undefined).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
