import type { RequestHandler } from 'express'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { cookieOf } from '../../language-choice.ts'
import {
  type NamedInRequest,
  type RequestFacts,
  requestFacts,
} from '../../queries/access/request-facts.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { formOf } from '../requests/form-body.ts'
import { payloadOf, recordKey } from './record-key.ts'
import {
  alreadyFound,
  clientKey,
  consentPageKey,
  consentsKey,
  FACE,
  personKey,
} from './request-records.ts'

type Named = Pick<NamedInRequest, 'records' | 'clientId' | 'accountId' | 'organizationId'>

/**
 * Reads what an authorization request or a page of ours is about: the session of the browser, the interaction in the
 * path, the client in the query. Cookies are only a guess here; the provider checks that it signed them.
 */
export function readAheadForPage(
  options: AuthorizationServerOptions,
  sessionCookie: string,
): RequestHandler {
  return async ({ headers, params, query }, _res, next) => {
    const session = cookieOf(headers, sessionCookie)
    const { uid } = params
    const records = [
      ...(session ? [{ model: 'Session', id: session }] : []),
      ...(typeof uid === 'string' ? [{ model: 'Interaction', id: uid }] : []),
    ]
    const clientId = typeof query.client_id === 'string' ? query.client_id : undefined
    const { organizationId } = options
    if (records.length > 0) await readAhead(options, { records, clientId, organizationId })
    next()
  }
}

/** Reads what a token request is about: the code or the refresh token it brings. */
export function readAheadForToken(options: AuthorizationServerOptions): RequestHandler {
  return async (req, _res, next) => {
    const form = formOf(req)
    const given = {
      AuthorizationCode: form?.get('code'),
      RefreshToken: form?.get('refresh_token'),
    }
    const records = Object.entries(given).flatMap(([model, id]) => (id ? [{ model, id }] : []))
    if (records.length === 1) await readAhead(options, { records })
    next()
  }
}

/** Reads what comes next about somebody who has just signed in: the person, and what they allowed this client before. */
export function readAheadForPerson(
  options: AuthorizationServerOptions,
  named: { accountId: string; clientId: string },
): Promise<void> {
  return readAhead(options, { records: [], organizationId: options.organizationId, ...named })
}

async function readAhead(options: AuthorizationServerOptions, named: Named): Promise<void> {
  const { environment, ports } = options
  const isStorable = [named.clientId ?? '', ...named.records.map(({ id }) => id)].every(
    (text) => !text.includes('\u0000'),
  )
  if (!isStorable) return
  const at = ports.clock.now()
  keep(environment, named, await requestFacts(ports.rowReader, { environment, at, ...named }))
}

function keep(environment: LaunchEnvironment, named: Named, facts: RequestFacts): void {
  for (const { id, model } of named.records)
    alreadyFound(recordKey(environment, { model, column: 'id', value: id }), undefined)
  for (const { id, model, uid, ...record } of facts.records) {
    const payload = payloadOf([record])
    alreadyFound(recordKey(environment, { model, column: 'id', value: id }), payload)
    if (uid) alreadyFound(recordKey(environment, { model, column: 'uid', value: uid }), payload)
  }
  if (facts.face) alreadyFound(FACE, facts.face)
  if (facts.client && facts.accountId && named.organizationId)
    alreadyFound(consentsKey(facts.accountId, facts.client), facts.consents)
  if (facts.clientId) alreadyFound(clientKey(facts.clientId), facts.client)
  if (facts.accountId) alreadyFound(personKey(facts.accountId), facts.person)
  if (facts.client && facts.consentPage)
    alreadyFound(consentPageKey(facts.client.appVersionId), facts.consentPage)
}
