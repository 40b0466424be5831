import { isWritableTo } from '../../domain/access-part.ts'
import { type FhirResource, isFhirResource, isObject } from '../../domain/fhir-resource.ts'
import { rulesClosedInside } from '../../domain/policy/closed-inside.ts'
import { closedDenial } from '../../domain/policy/policy-denial.ts'
import { fhirBaseOf } from '../fhir-services.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import { added, type ProxyExchange } from '../proxy-request.ts'
import { requirePlainReferences } from './plain-references.ts'

/**
 * Reads the resource in the body.
 * Refuses another format with 415, and with 400 what is no resource of the type in the address.
 */
export async function sentResource(exchange: ProxyExchange): Promise<FhirResource> {
  const { request } = exchange
  const { resourceType } = added(exchange.decision, 'decision').interaction
  requireContentType(exchange, RESOURCE_TYPES, 'application/fhir+json')
  const body = await request.readBody()
  if (!isFhirResource(body)) throw invalid('The body is not a FHIR resource.')
  if (body.resourceType !== resourceType) {
    throw invalid(`The body is not a ${resourceType}, which the address says.`)
  }
  if (body.id !== undefined && typeof body.id !== 'string') throw invalid('The id is not a text.')
  return body
}

/**
 * Lets a resource be stored as it would become, or refuses it with 403: it may not leave what the token
 * reaches, nor come into it from elsewhere (SMART.md LEAK-16, LEAK-17, LEAK-18, GRAN-07). References by search get 400.
 */
export function requireWritable(exchange: ProxyExchange, resource: FhirResource): void {
  requireNothingClosed(exchange, resource)
  const { parts } = added(exchange.decision, 'decision')
  const { services, request } = exchange
  const meant = resolved(resource, request.references ?? new Map())
  if (!isFhirResource(meant) || !isWritableTo(parts, meant, fhirBaseOf(services))) {
    throw outsideLimits()
  }
  requirePlainReferences(resource)
}

/**
 * Refuses with 403 what holds a resource of a type that is closed: nothing of it comes in by the side door, and what was taken out
 * for this app is not lost by its update.
 */
export function requireNothingClosed({ policy }: ProxyExchange, resource: FhirResource): void {
  const { caller } = added(policy, 'policy')
  const [rule] = rulesClosedInside(caller, resource)
  if (!rule || !caller) return
  const { status, text } = closedDenial(
    rule,
    `Something inside this ${resource.resourceType}`,
    caller,
  )
  throw new FhirRefusal({
    status,
    code: 'forbidden',
    text,
    rule: 'policy-rule',
    policyRule: rule.key,
  })
}

/** The refusal of a write that would reach beyond the token. */
export function outsideLimits(): FhirRefusal {
  const text = 'The access granted to this app does not reach what this would write.'
  return new FhirRefusal({ status: 403, code: 'forbidden', text, rule: 'outside-limits' })
}

/** Refuses a body that says it is something else; without a charset or with UTF-8. */
export function requireContentType(
  { request }: ProxyExchange,
  types: ReadonlySet<string>,
  wanted: string,
): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';')
  const isPlain = parameters.every((each) => !/charset/i.test(each) || /=\s*"?utf-8/i.test(each))
  if (types.has(type.trim().toLowerCase()) && isPlain) return
  const text = `Send the body as ${wanted} in UTF-8.`
  throw new FhirRefusal({ status: 415, code: 'not-supported', text, rule: 'format-refused' })
}

/** The refusal of a body that cannot be meant. */
export function invalid(text: string): FhirRefusal {
  return new FhirRefusal({ status: 400, code: 'invalid', text, rule: 'body-refused' })
}

/** How a resource may be sent. */
export const RESOURCE_TYPES: ReadonlySet<string> = new Set([
  'application/fhir+json',
  'application/json',
])

/** The resource with the names that a transaction gives to its other entries put in place of what they mean. */
function resolved(value: unknown, references: ReadonlyMap<string, string>): unknown {
  if (references.size === 0) return value
  if (Array.isArray(value)) return value.map((each) => resolved(each, references))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const known = name === 'reference' && typeof each === 'string' ? references.get(each) : null
      return [name, known ?? resolved(each, references)]
    }),
  )
}
