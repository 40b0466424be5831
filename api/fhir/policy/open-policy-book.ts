import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import {
  type CompiledPolicy,
  compilePolicy,
  NO_DATA_POLICY,
} from '../../domain/policy/compile-policy.ts'
import type { Ports } from '../../ports.ts'
import {
  policyInForce,
  policyVersions,
} from '../../queries/platform/data-policy/policy-in-force.ts'
import type { PolicyBook } from './policy-book.ts'

export interface PolicyBookOptions {
  readonly organizationId: string
  readonly ports: Pick<Ports, 'rowReader' | 'fhirElements' | 'pubSub' | 'logger'>
}

/** The books of both environments, kept up to date until they are closed. */
export interface PolicyBooks extends Readonly<Record<LaunchEnvironment, PolicyBook>> {
  close(): Promise<void>
}

/** News may be lost; so the numbers in force are asked for as often. */
const CHECK_MS = 1000

/**
 * Opens the data policies in force: read and made ready before the first request, then again as soon as a change
 * is heard of, and within a second when it is not. A policy that cannot be read leaves the last one in force.
 */
export async function openPolicyBooks(options: PolicyBookOptions): Promise<PolicyBooks> {
  const { ports, organizationId } = options
  const current: Record<LaunchEnvironment, CompiledPolicy> = {
    PRODUCTION: NO_DATA_POLICY,
    SANDBOX: NO_DATA_POLICY,
  }
  const refresh = async () => {
    const versions = await policyVersions(ports.rowReader, organizationId)
    for (const environment of LAUNCH_ENVIRONMENTS) {
      if ((versions[environment] ?? 0) !== current[environment].version) {
        current[environment] = await compiled(options, environment)
      }
    }
  }
  await refresh()
  const tell = (error: unknown) =>
    ports.logger.error({ err: error }, 'the data policy was not read')
  // One after the other: a slow reading must not put an older policy over a newer one.
  let reading: Promise<void> = Promise.resolve()
  let isWaiting = false
  const refreshSoon = () => {
    if (isWaiting) return
    isWaiting = true
    reading = reading.then(() => {
      isWaiting = false
      return refresh().catch(tell)
    })
  }
  const heard = ports.pubSub.subscribe(['data-policy.moved'])
  const listening = (async () => {
    for await (const _event of heard) refreshSoon()
  })().catch(tell)
  const timer = setInterval(refreshSoon, CHECK_MS)
  timer.unref()
  return {
    PRODUCTION: { current: () => current.PRODUCTION },
    SANDBOX: { current: () => current.SANDBOX },
    async close() {
      clearInterval(timer)
      await heard.return?.()
      await Promise.all([listening, reading])
    },
  }
}

async function compiled(
  { organizationId, ports }: PolicyBookOptions,
  environment: LaunchEnvironment,
): Promise<CompiledPolicy> {
  const found = await policyInForce(ports.rowReader, organizationId, environment)
  if (!found) return NO_DATA_POLICY
  const parametersOf = (type: string) => ports.fhirElements.parametersOf(type)
  return compilePolicy(found.content, found.number, parametersOf)
}
