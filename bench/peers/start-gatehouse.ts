import path from 'node:path'
import { type RunningApp, startApp } from '../../api/app.ts'
import { loadConfig } from '../../api/config.ts'
import type { Ports } from '../../api/ports.ts'

/** Starts the whole product, as `npm start` runs it; logging is that of production. */
export function startGatehouse(databaseUrl: string, ports?: Partial<Ports>): Promise<RunningApp> {
  return startApp({
    config: loadConfig({
      NODE_ENV: 'test',
      PORT: '0',
      GALLERY_CARDS_KEPT: process.env.GALLERY_CARDS_KEPT,
    }),
    databaseUrl,
    ...(ports ? { ports } : {}),
    distFolder: path.resolve(import.meta.dirname, '../../dist'),
  })
}
