import type { RequestListener } from 'node:http'
import path from 'node:path'
import type { MikroORM } from '@mikro-orm/postgresql'
import express from 'express'
import pg from 'pg'
import type { LaunchEnvironment } from '../schema/vocabulary/launch-environment.ts'
import { openKeyRows } from './adapters/key-rows.ts'
import { AccessTrail } from './commands/access/access-trail.ts'
import { ensureAdministrator } from './commands/platform/ensure-administrator.ts'
import {
  ensureOrganization,
  type FirstOrganization,
} from './commands/platform/ensure-organization.ts'
import { composePorts, systemClock } from './compose-ports.ts'
import type { Config } from './config.ts'
import type { PublicUrls, RequestContext } from './context.ts'
import { migrate } from './database/migrate.ts'
import { openOrm } from './database/orm.ts'
import { serverSecret } from './database/server-secret.ts'
import { sharedParts } from './domain/separation.ts'
import type { Organization } from './entities/platform/organization.entity.ts'
import { ConfigurationError } from './errors.ts'
import { rotateSigningKeys } from './events/access/rotate-signing-keys.ts'
import { startBackgroundWork } from './events/background-work.ts'
import { type FhirBases, openFhirBases } from './fhir/fhir-bases.ts'
import { graphqlContext } from './graphql/graphql-context.ts'
import { type GraphqlServer, startGraphqlServer } from './graphql/server.ts'
import { attestationRoutes } from './http/attestation/attestation-routes.ts'
import { brandStylesheet } from './http/brand-stylesheet.ts'
import { directGets } from './http/direct-gets.ts'
import { documentDownloadRoutes } from './http/document-downloads.ts'
import { documentUploadRoutes } from './http/document-uploads.ts'
import { evidenceRoutes } from './http/evidence/evidence-routes.ts'
import { failurePage } from './http/failure-page.ts'
import { fileAddresses } from './http/file-addresses.ts'
import { readGalleryAssets } from './http/gallery-assets.ts'
import { galleryPages } from './http/gallery-pages.ts'
import { healthRoutes } from './http/health.ts'
import { iconRoutes, iconUploadRoutes } from './http/icons.ts'
import { inboxRoutes } from './http/inbox.ts'
import { type ListeningServer, listen } from './http/listen.ts'
import { metrics } from './http/metrics.ts'
import { notFoundJson } from './http/not-found.ts'
import { explorerPage, portalPages } from './http/portal-pages.ts'
import { receiptRoutes } from './http/receipts.ts'
import { requestContexts } from './http/request-context.ts'
import { requestIds, securityHeaders, securityHeaderValues } from './http/security-headers.ts'
import { rememberLanguage } from './language-choice.ts'
import { mountEnvironments } from './mount-environments.ts'
import { type AuthorizationServer, createAuthorizationServer } from './oidc/authorization-server.ts'
import type { Ports, RowReader, RowWriter } from './ports.ts'
import { configuredUrls } from './public-urls.ts'

export interface AppOptions {
  config: Config
  databaseUrl: string
  /** Folder with the built portal and gallery. */
  distFolder: string
  /** Replaces adapters, for tests that move the clock or read the mail. */
  ports?: Partial<Ports>
}

/** Gatehouse, running. */
export interface RunningApp {
  urls: PublicUrls
  /** Where it listens, whatever address people use. */
  port: number
  orm: MikroORM
  pool: pg.Pool
  ports: Ports
  organization: Organization
  /** Runs the jobs that are due by the clock, as the minute does; for tests that move the clock. */
  runDueJobs: () => Promise<void>
  stop: () => Promise<void>
}

/** Composes the house: database, adapters, authorization servers, policy proxies, GraphQL, pages. */
export async function startApp({
  config,
  databaseUrl,
  distFolder,
  ports: given,
}: AppOptions): Promise<RunningApp> {
  const listening = await listen(config)
  const urls = configuredUrls(config, listening.port)
  const orm = await openOrm(databaseUrl, config.DATABASE_POOL_SIZE)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: config.DATABASE_POOL_SIZE })
  pool.on('error', () => undefined) // an idle connection was lost; the next query opens another
  try {
    await migrate(orm, databaseUrl)
  } catch (error) {
    await Promise.all([listening.close(), orm.close(true), pool.end()])
    throw error
  }
  const clock = given?.clock ?? systemClock
  const organization = await ensureOrganization(orm.em.fork(), firstOf(config), clock.now())
  const keyRows = openKeyRows(databaseUrl, Math.ceil(config.DATABASE_POOL_SIZE / 2))
  const base = { config, pool, urls, keyRows }
  const { ports, pubSub } = await composePorts({
    ...base,
    databaseUrl,
    dataFolder: path.resolve(distFolder, '..', config.DATA_DIR),
    verifierFile: path.resolve(distFolder, '../tools/verify-evidence.mjs'),
    organizationId: organization.id,
    given,
  })
  const fhirBases = await openFhirBases({ orm, ports, urls, organization })
  const assets = readGalleryAssets(path.join(distFolder, 'gallery'))
  const house = {
    ...base,
    orm,
    organization,
    ports,
    fhirBases,
    distFolder,
    listening,
    stylesheetUrl: assets.plain,
    passkeyScriptUrl: assets.passkeyScript,
  }
  if (config.FIRST_ADMINISTRATOR) {
    await ensureAdministrator(platformContext(house), config.FIRST_ADMINISTRATOR)
  }
  const background = startBackgroundWork(
    { forkEntityManager: () => orm.em.fork(), ports, urls, organizationId: organization.id },
    pubSub,
  )
  const servers = await startServers(house)
  const { listener, graphql } = await makeExpress(house, servers)
  listening.serve(listener, ports.logger)
  return {
    urls,
    port: listening.port,
    orm,
    pool,
    ports,
    organization,
    runDueJobs: background.runDueJobs,
    async stop() {
      await graphql.stop()
      for (const server of Object.values(servers)) server.stop()
      await listening.close()
      await background.close()
      await fhirBases.close()
      await pubSub.close()
      await Promise.all(Object.values(fhirServersOf(ports)).map((server) => server.close?.()))
      await Promise.all([orm.close(true), pool.end(), keyRows.close()])
    },
  }
}

/** The hospital as an empty database begins with it. */
function firstOf(config: Config): FirstOrganization {
  return {
    slug: 'main',
    name: config.ORGANIZATION_NAME,
    supportEmail: config.SUPPORT_EMAIL,
    timeZone: config.TIME_ZONE,
  }
}

interface House
  extends Pick<AppOptions, 'config' | 'distFolder'>,
    Pick<RunningApp, 'orm' | 'pool' | 'urls' | 'ports' | 'organization'> {
  listening: ListeningServer
  fhirBases: FhirBases
  /** What the authorization servers read and change records by. */
  keyRows: RowReader & RowWriter
  /** What the sign-in pages look like: built with the gallery. */
  stylesheetUrl: string
  passkeyScriptUrl: string
}

/** The platform itself at work, with nobody in front of it. */
function platformContext({ orm, ports, urls, organization }: House): RequestContext {
  return {
    viewer: undefined,
    em: orm.em.fork(),
    ports,
    urls,
    organizationId: organization.id,
    requestId: crypto.randomUUID(),
    sourceIp: '',
  }
}

type Servers = Record<LaunchEnvironment, AuthorizationServer>

async function startServers({
  config,
  orm,
  ports,
  keyRows,
  urls,
  organization,
  stylesheetUrl,
  passkeyScriptUrl,
}: House): Promise<Servers> {
  const start = (environment: LaunchEnvironment) =>
    createAuthorizationServer({
      environment,
      orm,
      ports: { ...ports, rowReader: keyRows, rowWriter: keyRows },
      trail: new AccessTrail(keyRows),
      urls,
      organizationId: organization.id,
      organization,
      config: {
        isProduction: config.isProduction,
        ehrShellOrigins: config.EHR_SHELL_ORIGINS,
        introspectionsPerClient: config.INTROSPECTIONS_PER_CLIENT,
      },
      stylesheetUrl,
      passkeyScriptUrl,
    })
  await rotateSigningKeys({ em: orm.em, ports, urls, organizationId: organization.id })
  const [PRODUCTION, SANDBOX] = await Promise.all([start('PRODUCTION'), start('SANDBOX')])
  const shared = sharedParts(
    { ...PRODUCTION.parts, upstream: config.FHIR_UPSTREAM_URL },
    { ...SANDBOX.parts, upstream: config.FHIR_SANDBOX_UPSTREAM_URL },
  )
  if (shared.length > 0) {
    const list = shared.map((part) => `  ${part}`).join('\n')
    throw new ConfigurationError(`Production and sandbox have to be apart, and share:\n${list}`)
  }
  return { PRODUCTION, SANDBOX }
}

async function makeExpress(
  house: House,
  servers: Servers,
): Promise<{ listener: RequestListener; graphql: GraphqlServer }> {
  const { config, orm, pool, ports, urls, organization, distFolder, stylesheetUrl } = house
  const contexts = requestContexts({
    orm,
    ports,
    urls,
    organizationId: organization.id,
    verifyKeys: { PRODUCTION: servers.PRODUCTION.verifyKey, SANDBOX: servers.SANDBOX.verifyKey },
  })
  const { forGraphql, ...files } = await fileAddresses({
    baseUrl: urls.base,
    store: ports.documents,
    secretOf: (name) => serverSecret(pool, organization.id, name),
  })
  const given = { ...forGraphql, consentPreview: servers.PRODUCTION.consentPreview }
  const graphql = await startGraphqlServer({
    httpServer: house.listening.server,
    path: '/graphql',
    logger: ports.logger,
    contextFor: async (request, authorization) =>
      graphqlContext(await contexts.forRequest(request, authorization), given),
    anonymousContext: (request) => graphqlContext(contexts.anonymous(request), given),
  })
  const app = express().disable('x-powered-by')
  app.set('trust proxy', config.TRUSTED_PROXIES)
  const { measure, expose } = metrics(fhirServersOf(ports))
  const headers = securityHeaderValues(urls.base.startsWith('https:'), ports.documents.origin)
  app.use(requestIds, securityHeaders(headers), measure)
  app.use(
    '/health',
    healthRoutes(async () => Boolean(await pool.query('select 1'))),
  )
  app.get('/metrics', expose)
  app.use('/graphql', ...graphql.middleware)
  const directs = mountEnvironments(app, { ...house, servers })
  app.use('/icons', iconRoutes(contexts.anonymous))
  app.use(brandStylesheet(contexts.anonymous))
  app.use(
    '/attestations',
    attestationRoutes({ contexts, tickets: files.attestations, organization, stylesheetUrl }),
  )
  app.use('/receipts', receiptRoutes(contexts.anonymous, files.receipts))
  app.use('/uploads/icons', iconUploadRoutes(contexts.anonymous, files.icons))
  app.use('/uploads/documents', documentUploadRoutes(contexts.anonymous, files.documents))
  app.use('/documents', documentDownloadRoutes(contexts.anonymous, files.documents))
  app.use('/evidence', evidenceRoutes(contexts.anonymous, files.evidence))
  if (!config.isProduction) app.use('/dev/inbox', inboxRoutes(contexts.anonymous, stylesheetUrl))
  app.use(rememberLanguage(urls.base))
  app.use('/portal', portalPages(path.join(distFolder, 'portal')))
  app.use('/graphiql', explorerPage(path.join(distFolder, 'portal')))
  app.use(['/.well-known', '/dev', '/uploads', '/documents', '/evidence'], notFoundJson)
  app.use(
    galleryPages({
      distFolder: path.join(distFolder, 'gallery'),
      executeAnonymous: graphql.executeAnonymous,
      logger: ports.logger,
    }),
  )
  app.use(failurePage(ports.logger))
  const trustedProxies = config.TRUSTED_PROXIES
  return {
    listener: directGets({ directs, otherwise: app, trustedProxies, headers, measure }),
    graphql,
  }
}

/** By environment, or by the base of a partition. */
function fhirServersOf({ partitionFhir, upstreamFhir }: Ports) {
  return { ...upstreamFhir, ...partitionFhir }
}
