import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import smart from 'fhirclient'
import type { fhirclient } from 'fhirclient/lib/types'

type Client = Awaited<ReturnType<fhirclient.SMART['ready']>>

/** A SMART app on a server, made with fhirclient. It believes to live at the address a proxy tells it. */
export interface NodeApp {
  /** Opens the app, from an EHR with what that says; returns where it sends the person. */
  launch(query?: string): Promise<string>
  /** The person comes back to it; returns what the library made of the answer. */
  comeBack(answered: URL): Promise<Client>
  close(): Promise<void>
}

/** Starts the app with the settings that fhirclient takes. */
export async function startNodeApp(settings: fhirclient.AuthorizeParams): Promise<NodeApp> {
  const storage = memory()
  let ready: Promise<Client> | undefined
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    const app = smart(req, res, storage)
    if (req.url?.startsWith('/launch')) {
      void app.authorize(settings)
    } else {
      ready = app.ready()
      ready.catch(() => undefined) // whoever called comeBack is told
      res.end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server has a port
  const visit = (path: string, host: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'manual',
      headers: { 'x-forwarded-host': host },
    })
  const { host } = new URL(settings.redirectUri ?? '')
  return {
    launch: async (query = '') =>
      (await visit(`/launch${query}`, host)).headers.get('location') ?? '',
    async comeBack({ pathname, search }) {
      await visit(pathname + search, host)
      if (!ready) throw new Error('The app was not asked.')
      return ready
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function memory(): fhirclient.Storage {
  const kept = new Map<string, unknown>()
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      kept.set(key, value)
      return value
    },
    unset: async (key) => kept.delete(key),
  }
}
