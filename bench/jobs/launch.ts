import type { Job, WalkedSide } from '../job.ts'
import { bareServer, gatehouseServer } from '../walks/servers.ts'
import { backendWalker, knownLaunchWalker, launchWalker, refreshWalker } from '../walks/walkers.ts'

const ours = (walker: WalkedSide['walker']): WalkedSide => ({
  name: 'Gatehouse',
  module: new URL('../peers/gatehouse-launch.ts', import.meta.url),
  walker,
})

const bare = (walker: WalkedSide['walker']): WalkedSide => ({
  name: 'oidc-provider, bare',
  module: new URL('../peers/bare-oidc-provider.ts', import.meta.url),
  walker,
})

/** P7: sign-in, consent, code with PKCE, tokens; every record of ours in PostgreSQL. */
export const launch: Job = {
  title: 'Full launch',
  ours: [ours(launchWalker(gatehouseServer))],
  peers: [bare(launchWalker(bareServer))],
}

/** P8: signed in, and allowed before. The bare one asks again, as it does for whoever wants to stay connected. */
export const knownLaunch: Job = {
  title: 'Launch with a live session and a remembered grant',
  ours: [ours(knownLaunchWalker(gatehouseServer))],
  peers: [bare(knownLaunchWalker(bareServer))],
}

/** P9: every refresh token is good once. */
export const refresh: Job = {
  title: 'Refresh with rotation',
  ours: [ours(refreshWalker(gatehouseServer))],
  peers: [bare(refreshWalker(bareServer))],
}

/** P10: private_key_jwt with keys of this kind, each assertion good once. */
export function backendToken(alg: 'RS384' | 'ES384'): Job {
  return {
    title: `Token for a backend service, ${alg}`,
    ours: [ours(backendWalker(alg, { scope: 'system/Patient.rs' }))],
    peers: [bare(backendWalker(alg, { scope: 'read' }))],
  }
}
