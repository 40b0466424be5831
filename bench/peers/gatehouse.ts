import path from 'node:path'
import { startApp } from '../../api/app.ts'
import { loadConfig } from '../../api/config.ts'
import { serveSide } from '../serve-side.ts'

/** The whole product, as `npm start` runs it; logging is that of production. */
await serveSide(async (databaseUrl) => {
  const { urls, stop } = await startApp({
    config: loadConfig({
      NODE_ENV: 'test',
      PORT: '0',
      GALLERY_CARDS_KEPT: process.env.GALLERY_CARDS_KEPT,
    }),
    databaseUrl,
    distFolder: path.resolve(import.meta.dirname, '../../dist'),
  })
  return { url: urls.base, stop }
})
