import { z } from 'zod'
import { parseScopeRequest } from '../../schema/vocabulary/scope.ts'
import type { AccessGrant } from '../domain/access-part.ts'
import { localReference } from '../domain/fhir-resource.ts'

const fhirId = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/)

/**
 * What our own authorization server writes into an access token (RFC 9068, SMART App Launch 2.2).
 * Refuses a token of a person that names no grant: there would be nothing to revoke.
 */
export const tokenClaims = z
  .object({
    jti: z.string().min(1),
    /** When it was made, in seconds since 1970. */
    iat: z.number(),
    exp: z.number(),
    /** The account; for a backend service, the client itself. */
    sub: z.string().min(1),
    client_id: z.string().min(1),
    scope: z.string(),
    /** The version of the app that the token was made for. */
    gh_version: z.guid(),
    /** What the person allowed; absent for a backend service. */
    gh_grant: z.string().min(1).optional(),
    /** Launch context: a bare id. */
    patient: fhirId.optional(),
    /** Who the user is: `Practitioner/id`, relative or below the FHIR base. */
    fhirUser: z.string().optional(),
  })
  .refine(({ sub, client_id, gh_grant }) => sub === client_id || gh_grant !== undefined)

export type TokenClaims = z.infer<typeof tokenClaims>

/** Reads the claims as a grant; scopes that do not parse open nothing. */
export function grantOf(claims: TokenClaims, fhirBase: string): AccessGrant {
  const { resource, context } = parseScopeRequest(claims.scope)
  return {
    scopes: resource,
    patientId: claims.patient,
    fhirUser: localReference(claims.fhirUser, fhirBase),
    knowsUser: context.includes('openid') && context.includes('fhirUser'),
  }
}
