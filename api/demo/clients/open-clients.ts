import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../schema/vocabulary/launch-environment.ts'
import { rotateClientSecret } from '../../commands/access/rotate-client-secret.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { ownerOf } from '../catalog/seed-app.ts'
import type { DemoClient } from '../demo-report.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import type { TesterApp } from './tester-apps.ts'

const ENVIRONMENT_WORDS = { PRODUCTION: 'production', SANDBOX: 'sandbox' } as const
const CLIENT_TYPE_WORDS = {
  PUBLIC: 'public',
  CONFIDENTIAL_SYMMETRIC: 'confidential-symmetric',
  CONFIDENTIAL_ASYMMETRIC: 'confidential-asymmetric',
  BACKEND_SERVICE: 'backend-service',
} as const

/** Gives the clients of a tester's app, in both environments, ids that can be typed, and a secret where they need one. */
export async function openClients(
  stage: DemoStage,
  people: SeededPeople,
  { tester, appId }: { tester: TesterApp; appId: string },
): Promise<DemoClient[]> {
  const opened: DemoClient[] = []
  for (const environment of LAUNCH_ENVIRONMENTS) {
    const ctx = await stage.as(ownerOf(people, tester.app))
    const client = await ctx.em.findOneOrFail(OAuthClient, { appId, environment })
    client.clientId = clientIdOf(tester, environment)
    await ctx.em.flush()
    const secret =
      client.clientType === 'CONFIDENTIAL_SYMMETRIC'
        ? await done(
            'make a client secret',
            rotateClientSecret(ctx, { clientId: client.id, label: 'Demo', overlapHours: 0 }),
          )
        : undefined
    opened.push({
      environment: ENVIRONMENT_WORDS[environment],
      clientType: CLIENT_TYPE_WORDS[client.clientType],
      appName: tester.app.fields.name,
      clientId: client.clientId,
      ...(secret?.plaintextOnce ? { clientSecret: secret.plaintextOnce } : {}),
      ...(tester.keys ? { privateJwks: tester.keys.privateJwks } : {}),
      redirectUris: client.redirectUrls,
      ...(client.launchUrl ? { launchUrl: client.launchUrl } : {}),
      scopes: tester.app.scopes.map(([scope]) => scope),
    })
  }
  return opened
}

function clientIdOf({ clientId }: TesterApp, environment: LaunchEnvironment): string {
  return environment === 'PRODUCTION' ? clientId : `${clientId}-sandbox`
}
