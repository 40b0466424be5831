import { type Request, type Response, Router } from 'express'
import type { RequestContext } from '../context.ts'
import { type ConsentReceipt, durationWords, howToStop } from '../domain/consent-receipt.ts'
import { consentResource } from '../domain/consent-resource.ts'
import { consentReceipt } from '../queries/access/consent-receipt.ts'
import type { ReceiptTickets } from './receipt-tickets.ts'

const FILE = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(pdf|json|fhir\.json)$/

/** `/receipts`: what a person allowed an app, as a file in three forms, under addresses made for them and ending soon. */
export function receiptRoutes(
  contextOf: (req: Request) => RequestContext,
  tickets: ReceiptTickets,
): Router {
  const router = Router()
  router.get(FILE, async (req, res) => {
    const [id, form] = [String(req.params[0]), String(req.params[1])]
    const { ticket } = req.query
    const isOpen = typeof ticket === 'string' && (await tickets.opens(ticket, id))
    const ctx = contextOf(req)
    const receipt = isOpen ? await consentReceipt(ctx, id) : undefined
    if (receipt) await send(ctx, res, { receipt, form })
    else notThere(res)
  })
  router.use((_req, res) => notThere(res))
  return router
}

async function send(
  { ports }: RequestContext,
  res: Response,
  { form, receipt }: { receipt: ConsentReceipt; form: string },
): Promise<void> {
  const name = `receipt-${receipt.id.slice(0, 8)}.${form}`
  res.set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${name}"` })
  if (form === 'pdf') {
    res.type('application/pdf').send(Buffer.from(await ports.receiptPrinter.print(receipt)))
    return
  }
  if (form === 'json') {
    const { fhirBase, ...facts } = receipt
    res.json({ ...facts, duration: durationWords(receipt), howToStop: howToStop(receipt) })
    return
  }
  const resource = consentResource(receipt)
  if (resource) res.type('application/fhir+json').send(JSON.stringify(resource))
  else notThere(res)
}

function notThere(res: Response): void {
  res.status(404).removeHeader('Content-Disposition')
  res.json({
    error: {
      message: 'This address is not good any more. Open My apps and fetch the receipt there.',
    },
  })
}
