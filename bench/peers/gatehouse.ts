import { serveSide } from '../serve-side.ts'
import { startGatehouse } from './start-gatehouse.ts'

/** The whole product, asked by somebody who is not signed in. */
await serveSide(async (databaseUrl) => {
  const { urls, stop } = await startGatehouse(databaseUrl)
  return { url: urls.base, stop }
})
