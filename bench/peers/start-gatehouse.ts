import path from 'node:path'
import { type RunningApp, startApp } from '../../api/app.ts'
import { loadConfig } from '../../api/config.ts'

/** Starts the whole product, as `npm start` runs it; logging is that of production. */
export function startGatehouse(databaseUrl: string): Promise<RunningApp> {
  return startApp({
    config: loadConfig({
      NODE_ENV: 'test',
      PORT: '0',
      GALLERY_CARDS_KEPT: process.env.GALLERY_CARDS_KEPT,
    }),
    databaseUrl,
    distFolder: path.resolve(import.meta.dirname, '../../dist'),
  })
}
