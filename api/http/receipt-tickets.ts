import type { ReceiptAddresses } from '../graphql/graphql-context.ts'
import { signedTickets } from './signed-tickets.ts'

export interface ReceiptTickets extends ReceiptAddresses {
  /** Says whether a ticket opens the receipt of this consent now. */
  opens(ticket: string, consentId: string): Promise<boolean>
}

/** A page that lists receipts stays open for a while. */
const VALID_MINUTES = 60

/** Makes addresses of receipts for those whose they are. */
export function receiptTickets(baseUrl: string, secret: Uint8Array): ReceiptTickets {
  const tickets = signedTickets(secret, 'gatehouse-consent-receipt', VALID_MINUTES)
  return {
    async files(consentId) {
      const ticket = await tickets.sign(consentId)
      const at = (form: string) => `${baseUrl}/receipts/${consentId}.${form}?ticket=${ticket}`
      return { pdf: at('pdf'), json: at('json'), fhir: at('fhir.json') }
    },
    opens: tickets.opens,
  }
}
