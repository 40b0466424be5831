import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts the FHIR server of one side in a process whose processor time nobody counts; says where it is. */
export async function startFhirServer(): Promise<{ url: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('./fhir-server.ts', import.meta.url)), {
    execArgv: ['--import', '@oxc-node/core/register'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ url }] = await once(child, 'message')
  return { url: String(url), stop: () => child.disconnect() }
}
