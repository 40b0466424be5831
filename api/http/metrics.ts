import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { UpstreamFhir } from '../ports.ts'

export interface Metrics {
  /** Measures every request by the part of the house that answered it. */
  measure: (req: IncomingMessage, res: ServerResponse, next: () => void) => void
  /** Answers /metrics in the Prometheus text format. */
  expose: RequestHandler
}

/** Parts of the house, by the beginning of the path. Paths themselves hold ids and would never end. */
const PARTS = [
  '/graphql',
  '/auth-sandbox',
  '/auth',
  '/fhir-sandbox',
  '/fhir',
  '/portal',
  '/health',
  '/dev',
]

const PARTITION = /^\/fhir-(?!sandbox(\/|$))/

/**
 * Counts and times requests, never saying who asked or for what, and says whether the FHIR server behind each environment, or
 * behind the base of a partition, is asked at the moment.
 */
export function metrics(fhirServers: Readonly<Record<string, UpstreamFhir>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time to answer, by part, method and status.',
    labelNames: ['part', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'gatehouse_fhir_server_available',
    help: '1 while the FHIR server behind the proxy is asked, 0 while it is left in peace after failures.',
    labelNames: ['environment'],
    registers: [registry],
    collect() {
      for (const [environment, { isAvailable = true }] of Object.entries(fhirServers))
        this.set({ environment }, isAvailable ? 1 : 0)
    },
  })
  return {
    measure(req, res, next) {
      const end = duration.startTimer()
      // Later the address is what a router leaves of it.
      const { method = '', url = '' } = req
      const part = partOf(pathOf(url))
      res.once('finish', () => end({ part, method, status: String(res.statusCode) }))
      next()
    },
    async expose(_req, res) {
      res.type(registry.contentType).send(await registry.metrics())
    },
  }
}

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

function partOf(path: string): string {
  if (PARTITION.test(path)) return 'fhir-partition'
  return PARTS.find((part) => path === part || path.startsWith(`${part}/`)) ?? 'gallery'
}
