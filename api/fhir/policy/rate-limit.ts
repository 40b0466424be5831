import type { CallerLimits } from '../../domain/policy/caller-limits.ts'
import type { RequestMeter } from '../../ports/request-meter.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'

/**
 * Counts a request against the limits of its app and of its token, each entry of a bundle as one. Refuses with 429
 * and when to come back. Where no rule limits, it does nothing.
 */
export async function limitRate(exchange: ProxyExchange): Promise<void> {
  const limits = added(exchange.policy, 'policy').caller
  if (!limits?.rates) return
  const { services, bundle } = exchange
  const cost = Math.max(1, bundle?.entries.length ?? 1)
  const takes = takesOf(exchange, limits)
  const taken = services.requestMeter.take(takes, cost, services.ports.clock.now())
  exchange.rateHeaders = headersOf(takes, taken)
  if (taken.isGranted) return
  const { rule } = limits.rates
  const seconds = String(taken.resetSeconds)
  const text = `Too many requests. Try again in ${seconds} seconds. ${rule.reason} Rule "${rule.key}" of the data policy. ${limits.askFor}`
  throw new FhirRefusal({
    ...{ status: 429, code: 'throttled', text, rule: 'policy-rule', policyRule: rule.key },
    headers: { 'retry-after': seconds },
  })
}

interface Take {
  readonly name: 'app' | 'token'
  readonly key: string
  readonly limit: number
}

function takesOf({ services, token }: ProxyExchange, { rates }: CallerLimits): Take[] {
  const { clientId, jti } = added(token, 'token')
  const { environment } = services
  const { perApp, perToken } = rates ?? {}
  return [
    ...(perApp
      ? [{ name: 'app', key: `${environment} app ${clientId}`, limit: perApp } as const]
      : []),
    ...(perToken
      ? [{ name: 'token', key: `${environment} token ${jti}`, limit: perToken } as const]
      : []),
  ]
}

/** @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
function headersOf(
  takes: readonly Take[],
  { remaining, resetSeconds }: ReturnType<RequestMeter['take']>,
): Record<string, string> {
  return {
    'ratelimit-policy': takes.map(({ name, limit }) => `"${name}";q=${limit};w=60`).join(', '),
    ratelimit: takes
      .map(({ name }, i) => `"${name}";r=${remaining[i] ?? 0};t=${resetSeconds}`)
      .join(', '),
  }
}
