import { jwtVerify, SignJWT } from 'jose'
import type { AttestationAddresses } from '../../graphql/graphql-context.ts'

export interface PdfTickets extends AttestationAddresses {
  /** Says whether a ticket opens this attestation now. */
  opens(ticket: string, attestationId: string): Promise<boolean>
}

const VALID_MINUTES = 15

/** Makes addresses of PDFs for those who may see them: the permission is signed into the address, and ends soon. */
export function pdfTickets(baseUrl: string, secret: Uint8Array): PdfTickets {
  return {
    async pdf(attestationId) {
      const ticket = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256', typ: 'gatehouse-attestation-pdf' })
        .setSubject(attestationId)
        .setExpirationTime(new Date(Date.now() + VALID_MINUTES * 60_000))
        .sign(secret)
      return `${baseUrl}/attestations/${attestationId}.pdf?ticket=${ticket}`
    },
    async opens(ticket, attestationId) {
      try {
        await jwtVerify(ticket, secret, {
          subject: attestationId,
          typ: 'gatehouse-attestation-pdf',
          algorithms: ['HS256'],
        })
        return true
      } catch {
        return false
      }
    },
  }
}
