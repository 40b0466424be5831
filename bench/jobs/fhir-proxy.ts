import { z } from 'zod'
import type { AskedSide, Job, WalkedSide } from '../job.ts'
import { firstSeenWalker } from '../walks/first-seen-walker.ts'

const OURS = {
  name: 'Gatehouse',
  module: new URL('../peers/gatehouse-fhir.ts', import.meta.url),
}

/** The same, whose accesses are answered as if they were on the disk already: what the audit takes is the difference. */
const UNRECORDED = {
  ...OURS,
  name: 'Gatehouse, not recording',
  environment: { BENCH_UNRECORDED: '1' },
}

const PLAIN = {
  name: 'Node and undici, plain',
  module: new URL('../peers/plain-proxy.ts', import.meta.url),
}

const REPLY_FROM = {
  name: '@fastify/reply-from',
  module: new URL('../peers/reply-from.ts', import.meta.url),
}

/** The last one is no package of the project: it is asked where a folder with it is named. */
const PEERS = process.env.REPLY_FROM_FOLDER ? [PLAIN, REPLY_FROM] : [PLAIN]

/** P11: one resource, with a token that was seen before. */
export const fhirRead = asked(
  'FHIR proxy, read of a Patient',
  '/fhir/Patient/p1',
  (answer) => answer,
)

/** What the audit takes of it. */
export const fhirAudit: Job = {
  ...fhirRead,
  title: 'FHIR proxy, what the audit takes of a read',
  peers: fhirRead.ours.map((ours) => ({ ...ours, ...UNRECORDED })),
}

const bundle = z.looseObject({
  total: z.number(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })),
  entry: z.array(z.looseObject({ fullUrl: z.string(), resource: z.looseObject({}) })),
})

/** P12: a page of a search, every entry of it inside one record, its addresses below the public base. */
export const fhirSearch = asked(
  'FHIR proxy, search of 50 Observations, 79 kB',
  '/fhir/Observation?patient=p1&_count=50',
  (answer) => {
    const { total, entry } = bundle.parse(answer)
    // Each names itself; a plain proxy names whoever is behind it.
    return {
      total,
      resources: entry.map(({ fullUrl, resource }) => [new URL(fullUrl).pathname, resource]),
    }
  },
)

/** P13: the same read, with tokens nobody has shown before. */
export const fhirFirstSeen: Job = {
  title: 'FHIR proxy, read with a token that was never seen',
  ours: [walked(OURS)],
  peers: PEERS.map(walked),
}

function asked(title: string, path: string, read: AskedSide['read']): Job {
  const side = (of: typeof OURS): AskedSide => ({ ...of, request: { method: 'GET', path }, read })
  return { title, ours: [side(OURS)], peers: PEERS.map(side) }
}

function walked(of: typeof OURS): WalkedSide {
  return { ...of, walker: firstSeenWalker }
}
