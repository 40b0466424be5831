import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  /** Measures every request by the part of the house that answered it. */
  measure: RequestHandler
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

/** Counts and times requests; never says who asked or for what. */
export function metrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time to answer, by part, method and status.',
    labelNames: ['part', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return {
    measure(req, res, next) {
      const end = duration.startTimer()
      res.once('finish', () =>
        end({ part: partOf(req.path), method: req.method, status: String(res.statusCode) }),
      )
      next()
    },
    async expose(_req, res) {
      res.type(registry.contentType).send(await registry.metrics())
    },
  }
}

function partOf(path: string): string {
  return PARTS.find((part) => path === part || path.startsWith(`${part}/`)) ?? 'gallery'
}
