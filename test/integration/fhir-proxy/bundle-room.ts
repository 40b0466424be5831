import { expect } from 'vitest'
import type { TokenWishes } from '../../support/fhir-proxy.ts'
import type { Hospital } from './hospital.ts'
import { ALL } from './write-room.ts'

/** A Condition of somebody. */
export const condition = (subject: object, more: object = {}) => ({
  ...{ resourceType: 'Condition', subject, ...more },
})

/** An entry that asks for something. */
export const ask = (method: string, url: string, more: object = {}) => ({
  ...more,
  request: { method, url },
})

/** A Bundle as it is answered. */
export interface Answered {
  entry?: { resource?: { id: string }; response: { status: string; location?: string } }[]
}

/** Makes the sender of any body to an address below the base. */
export function bodySenderTo(hospital: () => Hospital, path = '') {
  return async (body: unknown, scope = ALL, wishes: TokenWishes = {}) => {
    const token = await hospital().proxy.token({ scope, ...wishes })
    const headers = { 'content-type': 'application/fhir+json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return hospital().proxy.ask(path, token, init)
  }
}

/** Makes the sender of a Bundle of a type. */
export function bundleSenderTo(hospital: () => Hospital) {
  const sendBody = bodySenderTo(hospital)
  return (type: string, entry: unknown[], scope = ALL) =>
    sendBody({ resourceType: 'Bundle', type, entry }, scope)
}

/** The statuses of the entries of an answer that is a success as a whole. */
export async function statuses(response: Response): Promise<string[]> {
  expect(response.status).toBe(200)
  const { entry = [] }: Answered = await response.json()
  return entry.map(({ response: { status } }) => status.slice(0, 3))
}
