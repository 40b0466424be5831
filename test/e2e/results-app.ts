import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

/** What the app asks for. */
export const SCOPES = 'launch/patient openid fhirUser patient/Patient.rs patient/Observation.rs'

/** What it asks for when an EHR opens it with a patient on the screen. */
const SCOPES_IN_EHR = SCOPES.replace('launch/patient', 'launch')

/** A browser app on an address of its own, which knows the platform by its FHIR base alone. */
export interface ResultsApp {
  redirectUrl: string
  /** Where EHRs open it; they say which FHIR base, and the app knows its client id by itself. */
  ehrLaunchUrl: string
  /** Sets the client id it was registered under. */
  registeredAs(clientId: string): void
  /** Where a person opens it, registered under a client id. */
  launchUrl(clientId: string): string
  close(): Promise<void>
}

const HERE = import.meta.dirname
const BUNDLE = createRequire(import.meta.url).resolve('fhirclient/build/fhir-client.js')

/** Serves the app of results-app.html with the browser build of fhirclient. */
export async function startResultsApp(fhirBase: string): Promise<ResultsApp> {
  const page = file(path.join(HERE, 'results-app.html'), 'text/html')
  const scripts = {
    '/fhir-client.js': file(BUNDLE, 'text/javascript'),
    '/results-app.js': file(path.join(HERE, 'results-app.js'), 'text/javascript'),
  }
  const files = new Map(Object.entries(scripts))
  const registeredAs = (clientId: string) => {
    const registration = JSON.stringify({ clientId, scope: SCOPES_IN_EHR })
    const body = Buffer.from(`globalThis.registration = ${registration}`)
    files.set('/registration.js', { body, type: 'text/javascript' })
  }
  registeredAs('')
  const server = createServer((req, res) => {
    const { body, type } = files.get(req.url ?? '') ?? page
    res.setHeader('content-type', `${type}; charset=utf-8`).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server has a port
  const base = `http://127.0.0.1:${port}`
  return {
    redirectUrl: `${base}/callback`,
    ehrLaunchUrl: `${base}/launch`,
    registeredAs,
    launchUrl: (clientId) =>
      `${base}/launch?${new URLSearchParams({ iss: fhirBase, clientId, scope: SCOPES })}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function file(place: string, type: string): { body: Buffer; type: string } {
  return { body: readFileSync(place), type }
}
