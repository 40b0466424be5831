import { createRequire } from 'node:module'
import path from 'node:path'
import { serveSide } from '../serve-side.ts'
import { startFhirServer } from './start-fhir-server.ts'

/** What of them is used here: they are no packages of this project. */
interface Fastify {
  register(plugin: unknown, options: object): unknown
  get(path: string, answer: (request: { url: string }, reply: Reply) => unknown): unknown
  listen(options: object): Promise<string>
  close(): Promise<void>
}

interface Reply {
  from(path: string): unknown
}

/** fastify and @fastify/reply-from as documented, from the folder where somebody installed them: `REPLY_FROM_FOLDER`. */
await serveSide(async () => {
  const from = createRequire(path.resolve(process.env.REPLY_FROM_FOLDER ?? '', 'package.json'))
  const behind = await startFhirServer()
  const server: Fastify = from('fastify')()
  server.register(from('@fastify/reply-from'), { base: behind.url })
  server.get('/*', (request, reply) => reply.from(request.url))
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    async stop() {
      await server.close()
      behind.stop()
    },
  }
})
