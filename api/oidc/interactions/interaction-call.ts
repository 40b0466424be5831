import type { Request, Response } from 'express'
import type { Client, Interaction, InteractionResults, default as Provider } from 'oidc-provider'
import { splitScopes } from '../../../schema/vocabulary/scope.ts'
import type { RequestContext } from '../../context.ts'
import type { LaunchContext } from '../../domain/launch-context.ts'
import type { EhrLaunch } from '../../entities/access/ehr-launch.entity.ts'
import type { AccountFacts } from '../../queries/access/account.ts'
import { ehrLaunchByToken } from '../../queries/access/ehr-launch.ts'
import type { LaunchableClient } from '../../queries/access/launchable-client.ts'
import { hospitalFace } from '../../queries/platform/hospital-face.ts'
import { personBy } from '../account.ts'
import { registeredClient } from '../clients/client-metadata.ts'
import type { DeviceCookie } from '../device-cookie.ts'
import { type Choices, contextFor } from '../launch-situation.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import type { Html } from '../pages/html.ts'
import { type PageOptions, pageOptions } from '../pages/page-options.ts'
import { type PageAnswer, sendPage } from '../pages/send-page.ts'
import { actingPerson, requestContext } from '../request-context.ts'
import { readAheadForPerson } from '../storage/read-ahead.ts'
import { FACE, forgetPeople, foundOnce } from '../storage/request-records.ts'
import type { Resume } from './resume.ts'

/** One visit to one of the pages between an authorization request and its answer. */
export interface InteractionCall {
  options: AuthorizationServerOptions
  provider: Provider
  req: Request
  res: Response
  interaction: Interaction
  client: Client
  /** The registry's row of an app; undefined for our own clients. */
  app: LaunchableClient | undefined
  /** What this browser is remembered for. */
  devices: DeviceCookie
  /** Takes up the authorization where it was left for this page. */
  resume: Resume
  /** What the EHR bound to the launch; undefined in a standalone launch. */
  ehr: EhrLaunch | undefined
  /** Who is signed in; undefined on the sign-in page. */
  person: AccountFacts | undefined
  /** What the page is written with, in the language of whoever reads it. */
  page: PageOptions
}

/** A page and what happens when it is sent back. */
export interface PromptPage {
  show(call: InteractionCall): Promise<void>
  submit(call: InteractionCall): Promise<void>
}

/** Loads what every page needs; undefined when the client may not be used any more. */
export async function interactionCall(
  options: AuthorizationServerOptions,
  provider: Provider,
  http: Pick<InteractionCall, 'req' | 'res' | 'devices' | 'resume'>,
): Promise<InteractionCall | undefined> {
  const interaction = await provider.interactionDetails(http.req, http.res)
  const client = await provider.Client.find(String(interaction.params.client_id))
  if (!client || interaction.uid !== http.req.params.uid) return undefined
  const userId = interaction.session?.accountId
  const person = userId ? await personBy(options, userId) : undefined
  const { launch } = interaction.params
  const ehr =
    typeof launch === 'string'
      ? await ehrLaunchByToken(options.orm.em, options.environment, launch)
      : undefined
  const app = registeredClient(client)
  // Kept for the pages that have no time to ask: those of failures, and signing out.
  const face = await foundOnce(FACE, () => hospitalFace(options.orm.em, options.organizationId))
  Object.assign(options.organization, face)
  const page = pageOptions(options, http.req, interaction.params.ui_locales)
  return { options, provider, ...http, interaction, client, app, ehr, person, page }
}

/** The scopes asked for, already cut to the approval. */
export function requestedScopes({ interaction }: InteractionCall): string[] {
  return splitScopes(String(interaction.params.scope ?? ''))
}

/** The launch context so far. */
export function launchContextOf(call: InteractionCall, person: AccountFacts): LaunchContext {
  return contextFor({
    environment: call.options.environment,
    scope: String(call.interaction.params.scope ?? ''),
    person,
    ehr: call.ehr,
    choices: call.interaction.lastSubmission as Choices | undefined, // what our own pages submitted
  })
}

/** A field of the form that was sent; empty when it is not there. */
export function field({ req }: InteractionCall, name: string): string {
  const value = fields(req)[name]
  return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : ''
}

/** All values of a field that may be there several times. */
export function fieldValues({ req }: InteractionCall, name: string): string[] {
  const value = fields(req)[name]
  return [value].flat().filter((one) => typeof one === 'string')
}

/** Goes on with the authorization, keeping what earlier pages found out. */
export function proceed(call: InteractionCall, result: Choices): Promise<void> {
  return call.resume(call, result, { mergeWithLastSubmission: true })
}

/** The same after something about the person has changed. */
export async function proceedAnew(
  call: InteractionCall,
  result: InteractionResults,
  how: { mergeWithLastSubmission: boolean },
): Promise<void> {
  forgetPeople()
  const accountId = result.login?.accountId
  if (accountId && call.app)
    await readAheadForPerson(call.options, { accountId, clientId: call.client.clientId })
  return call.resume(call, result, how)
}

/** Ends the authorization: the app is told that the person does not want it (SMART.md AUTHZ-27), or why they may not. */
export function cancel(
  call: InteractionCall,
  description = 'the person did not allow it',
): Promise<void> {
  const result = { error: 'access_denied', error_description: description }
  return call.resume(call, result, { mergeWithLastSubmission: false })
}

/** Starts a unit of work in the name of the person on the page. */
export function contextOf({ options, req, person }: InteractionCall): RequestContext {
  if (!person) return requestContext(options, req)
  const name = `${person.firstName} ${person.lastName}`
  return requestContext(options, req, actingPerson({ id: person.id, name, email: person.email }))
}

/** Sends a page in the language it is written in; a number is its status. */
export function answer(
  { page: { language }, res }: InteractionCall,
  html: Html,
  how: number | Omit<PageAnswer, 'language'> = 200,
): void {
  sendPage(res, html, { ...(typeof how === 'number' ? { status: how } : how), language })
}

function fields(req: Request): Record<string, unknown> {
  return typeof req.body === 'object' && req.body !== null ? req.body : {}
}
