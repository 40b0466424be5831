import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { EvidenceAddresses } from '../../graphql/graphql-context.ts'

const ticketClaims = z.object({ versionId: z.uuid(), userId: z.uuid() })

export interface EvidenceTickets extends EvidenceAddresses {
  /** Reads a ticket back; undefined when it is old or not ours. */
  read(ticket: string): Promise<z.infer<typeof ticketClaims> | undefined>
}

const VALID_SECONDS = 300
const TYPE = 'gatehouse-evidence-download'

/** Makes addresses of evidence packs: each for one version and one person, for five minutes. */
export function evidenceTickets(baseUrl: string, secret: Uint8Array): EvidenceTickets {
  return {
    async forEvidence(wanted) {
      const expiresAt = new Date(Date.now() + VALID_SECONDS * 1000)
      const ticket = await new SignJWT({ ...wanted })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setExpirationTime(expiresAt)
        .sign(secret)
      return { url: `${baseUrl}/evidence/${ticket}`, expiresAt }
    },
    async read(ticket) {
      try {
        const options = { typ: TYPE, algorithms: ['HS256'] }
        return ticketClaims.safeParse((await jwtVerify(ticket, secret, options)).payload).data
      } catch {
        return undefined
      }
    },
  }
}
