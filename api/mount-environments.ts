import type { Express } from 'express'
import {
  ENVIRONMENT_PATHS,
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from './context.ts'
import { fhirBasesIn } from './domain/fhir-base.ts'
import type { FhirBases } from './fhir/fhir-bases.ts'
import { answerUnreadable, refuseLargeHeaders } from './fhir/unreadable-requests.ts'
import type { Direct } from './http/direct-gets.ts'
import type { ListeningServer } from './http/listen.ts'
import type { AuthorizationServer } from './oidc/authorization-server.ts'

/** What answers for the environments. */
export interface Environments {
  readonly urls: PublicUrls
  readonly fhirBases: FhirBases
  readonly servers: Readonly<Record<LaunchEnvironment, AuthorizationServer>>
  readonly listening: Pick<ListeningServer, 'server' | 'guard'>
}

/** Mounts the authorization servers and every FHIR base; returns what may be answered without Express, too. */
export function mountEnvironments(
  app: Express,
  { urls, fhirBases, servers, listening }: Environments,
): Direct[] {
  const directs = LAUNCH_ENVIRONMENTS.flatMap((environment) => {
    const { router, verifyKey } = servers[environment]
    app.use(ENVIRONMENT_PATHS[environment].issuer, router)
    return fhirBasesIn(urls, environment).map((base) => {
      const path = base.url.slice(urls.base.length)
      const routes = fhirBases.routes(base, verifyKey)
      app.use(path, routes)
      return { path, answerGet: routes.answerGet }
    })
  })
  const paths = directs.map(({ path }) => path)
  answerUnreadable(listening.server, paths)
  listening.guard(refuseLargeHeaders(paths))
  return directs
}
