import type { TokenWishes } from '../../support/fhir-proxy.ts'
import type { Hospital } from './hospital.ts'

/** Every permission of a patient-level token. */
export const ALL = 'patient/*.cruds'

/** A reference to a patient. */
export const p = (id: string) => ({ reference: `Patient/${id}` })

/** An Observation about somebody, or nobody. */
export function observation(subject: object | undefined, more: object = {}) {
  return {
    ...{ resourceType: 'Observation', status: 'final', code: { text: 'Written' } },
    ...(subject ? { subject } : {}),
    ...more,
  }
}

/** What goes with a request. */
export interface Sent {
  body?: unknown
  headers?: Record<string, string>
  wishes?: TokenWishes
}

/** Makes the sender of "PUT /Observation/x" under a scope. */
export function senderTo(hospital: () => Hospital) {
  return async (line: string, scope: string, { body, headers, wishes }: Sent = {}) => {
    const [method = '', path = ''] = line.split(' ')
    const type = method === 'PATCH' ? 'application/json-patch+json' : 'application/fhir+json'
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const token = await hospital().proxy.token({ scope, ...wishes })
    const given = { 'content-type': type, ...headers }
    return hospital().proxy.ask(path, token, { method, ...init, headers: given })
  }
}

/** Makes a function that puts an Observation behind the proxy, under an id of its own. */
export function keeperOf(hospital: () => Hospital) {
  return async (id: string, body: object): Promise<void> => {
    const path = `/Observation/${id}`
    const asked = { method: 'PUT', path, query: '', headers: {}, body: { ...body, id } }
    const { status } = await hospital().behind(asked)
    if (status !== 201) throw new Error(`${path} was not stored: ${status}`)
  }
}
