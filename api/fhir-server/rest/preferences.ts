import type { IncomingHttpHeaders } from 'node:http'

/** What a caller wants back of a write. */
export type PreferredReturn = 'minimal' | 'representation' | 'OperationOutcome'

/** Reads `Prefer: return=…`. @see https://hl7.org/fhir/R4/http.html#ops */
export const preferredReturn = (headers: PreferHeaders): PreferredReturn => {
  if (isPreferred(headers, 'return=minimal')) return 'minimal'
  return isPreferred(headers, 'return=OperationOutcome') ? 'OperationOutcome' : 'representation'
}

/** Reads `Prefer: handling=lenient`; without it this server is strict. */
export const isLenient = (headers: PreferHeaders): boolean =>
  isPreferred(headers, 'handling=lenient')

type PreferHeaders = Pick<IncomingHttpHeaders, string> | undefined

const isPreferred = (headers: PreferHeaders, preference: string) =>
  [headers?.prefer ?? []].flat().some((value) => value.split(/[,;]\s*/).includes(preference))
