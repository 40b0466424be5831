import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pinoLogger } from '../../api/adapters/pino-logger.ts'
import { type RunningApp, startApp } from '../../api/app.ts'
import { loadConfig } from '../../api/config.ts'
import type { Mail, Ports } from '../../api/ports.ts'
import { freshDatabase } from './database.ts'
import { pagesThat } from './pages.ts'
import { Streams } from './streams.ts'

/** What seals the keys of these platforms: those on one database have to have the same. */
export const KEY_ENCRYPTION_KEYS = `test:${'k'.repeat(43)}`

/** The real platform on a database of its own and a free port. */
export interface TestPlatform extends RunningApp {
  url: string
  databaseUrl: string
  /** Mails sent so far, oldest first. */
  mails: Mail[]
  /** Waits for the first mail to an address that matches, by fact and not by time. */
  mailTo(address: string, matching?: RegExp): Promise<Mail>
  /** Where this platform keeps files. */
  dataFolder: string
  /** What was logged, as text: for tests that look for what must not be there. */
  logs: string[]
  /** The streams of events that begin here. */
  streams: Streams
}

export interface TestPlatformOptions {
  /** Another database than a fresh one: a second process of the same installation. */
  databaseUrl?: string
  env?: Record<string, string>
  ports?: Partial<Ports>
}

/** Starts the product as `npm start` does, with a mailer that can be read. Stop it in `afterAll`. */
export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase())
  const mails: Mail[] = []
  const waiting = new Set<() => void>()
  const logs: string[] = []
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-data-'))
  const app = await startApp({
    config: loadConfig({
      ...{ NODE_ENV: 'test', PORT: '0', DATA_DIR: dataFolder, KEY_ENCRYPTION_KEYS },
      ...options.env,
    }),
    databaseUrl,
    distFolder: path.resolve(import.meta.dirname, '../../dist'),
    ports: {
      logger: pinoLogger('info', { write: (line: string) => void logs.push(line) }),
      mailer: {
        async send(mail) {
          mails.push(mail)
          for (const wake of waiting) wake()
        },
      },
      pages: pagesThat(), // the addresses of vendors are made up
      ...options.ports,
    },
  })
  return {
    ...app,
    url: app.urls.base,
    databaseUrl,
    mails,
    logs,
    dataFolder,
    streams: new Streams(app.ports.pubSub),
    async stop() {
      await app.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
    mailTo: (address, matching = /./) =>
      new Promise((resolve) => {
        const look = () => {
          const found = mails.find(
            (mail) => mail.to === address && matching.test(`${mail.subject}\n${mail.body}`),
          )
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
