import { FhirRefusal } from './operation-outcome.ts'
import type { ProxyRequest } from './proxy-request.ts'

const REALM = 'Bearer realm="FHIR"'
/** RFC 6750 section 2.1, the scheme in any case (SMART.md RS-06). */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i

/**
 * Takes the bearer token out of the Authorization header, the only place where it is looked for.
 * Refuses two credentials with 400, and a token in the query or the form with 401: addresses end up in
 * logs and histories (RFC 9700 section 4.3.2).
 */
export function bearerToken(request: ProxyRequest): string {
  const [header, ...others] = request.authorizations
  const isElsewhere = [request.query, request.form].some((text) =>
    new URLSearchParams(text).has('access_token'),
  )
  if (others.length > 0 || (header && (isElsewhere || header.includes(',')))) {
    const text = 'Send one access token, in the Authorization header.'
    throw new FhirRefusal({
      ...{ status: 400, code: 'invalid', text, rule: 'two-credentials' },
      headers: { 'www-authenticate': `${REALM}, error="invalid_request"` },
    })
  }
  if (!header) {
    const text = 'Send an access token in the Authorization header.'
    throw new FhirRefusal({
      ...{ status: 401, code: 'login', text, rule: 'no-token' },
      headers: { 'www-authenticate': REALM },
    })
  }
  const token = BEARER.exec(header)?.[1]
  if (!token) throw invalidToken('malformed')
  return token
}

const TOKEN_TEXTS: Readonly<Record<string, string>> = {
  expired: 'The access token has expired.',
  'other-base': 'The access token is for another FHIR base.',
}

/** The refusal of a token; `rule` is for the audit row, and few rules tell the caller anything. */
export function invalidToken(rule: string, cause?: unknown): FhirRefusal {
  const isExpired = rule === 'expired'
  const text = TOKEN_TEXTS[rule] ?? 'The access token is not valid.'
  const challenge = `${REALM}, error="invalid_token", error_description="${text}"`
  const code = isExpired ? 'expired' : 'login'
  return new FhirRefusal(
    { status: 401, code, text, rule: `token-${rule}`, headers: { 'www-authenticate': challenge } },
    cause,
  )
}

/** The refusal of a token that does not reach far enough (RFC 6750 section 3.1). */
export function insufficientScope(text: string, neededScope: string): FhirRefusal {
  const challenge = `${REALM}, error="insufficient_scope", scope="${neededScope}"`
  const headers = { 'www-authenticate': challenge }
  return new FhirRefusal({ status: 403, code: 'forbidden', text, rule: 'scope-missing', headers })
}
