import type { AttestationAddresses } from '../../graphql/graphql-context.ts'
import { signedTickets } from '../signed-tickets.ts'

export interface PdfTickets extends AttestationAddresses {
  /** Says whether a ticket opens this attestation now. */
  opens(ticket: string, attestationId: string): Promise<boolean>
}

const VALID_MINUTES = 15

/** Makes addresses of PDFs for those who may see them: the permission is signed into the address, and ends soon. */
export function pdfTickets(baseUrl: string, secret: Uint8Array): PdfTickets {
  const tickets = signedTickets(secret, 'gatehouse-attestation-pdf', VALID_MINUTES)
  return {
    async pdf(attestationId) {
      const ticket = await tickets.sign(attestationId)
      return `${baseUrl}/attestations/${attestationId}.pdf?ticket=${ticket}`
    },
    opens: tickets.opens,
  }
}
