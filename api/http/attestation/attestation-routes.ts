import express, { type Request, type Response, Router } from 'express'
import type { RequestContext } from '../../context.ts'
import { UnauthenticatedError } from '../../errors.ts'
import { html } from '../../oidc/pages/html.ts'
import {
  attestationDocument,
  mayHaveAttestation,
} from '../../queries/registration/attestation-document.ts'
import { verifyAttestation } from '../../queries/registration/verify-attestation.ts'
import { verifyLaunchApproval } from '../../queries/review/verify-launch-approval.ts'
import type { RequestContexts } from '../request-context.ts'
import { attestationPage } from './attestation-page.ts'
import { frame, type PageFrame } from './frame.ts'
import { type HandedIn, handedIn } from './handed-in.ts'
import type { PdfTickets } from './pdf-tickets.ts'
import { type Verdict, verifyPage } from './verify-page.ts'

export interface AttestationRoutesOptions extends PageFrame {
  contexts: RequestContexts
  tickets: PdfTickets
}

const UPLOAD_LIMIT = 1024 * 1024
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PAGE = new RegExp(`^/(${UUID})$`)
const FILE = new RegExp(`^/(${UUID})\\.(json|pdf)$`)

/**
 * `/attestations`: the public keys, a page per attestation, a form to check one, and its files. Everything but the PDF
 * is open to whoever has the address; ids are random and listed nowhere in public.
 */
export function attestationRoutes(options: AttestationRoutesOptions): Router {
  const { contexts } = options
  const router = Router()
  router.get('/jwks.json', async (req, res) => {
    res.set({ 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' })
    res.json(await contexts.anonymous(req).ports.signer.publicKeys())
  })
  router.get('/verify', (_req, res) => send(res, 200, verifyPage(options)))
  const form = express.raw({ type: () => true, limit: UPLOAD_LIMIT })
  router.post('/verify', form, async (req, res) => {
    const given = await handedIn(bodyOf(req), req.headers['content-type'] ?? '')
    const found = given && (await check(contexts.anonymous(req), given))
    send(res, found ? 200 : 422, verifyPage(options, found ?? 'NOTHING_GIVEN'))
  })
  router.get(PAGE, (req, res) => showPage(options, req, res))
  router.get(FILE, (req, res) => sendFile(options, req, res))
  router.use((_req, res) => send(res, 404, notThere(options)))
  return router
}

async function check(ctx: RequestContext, { jws, text, pdf }: HandedIn): Promise<Verdict> {
  const checked = await verifyAttestation(ctx, jws, text)
  if (!checked.isSignatureValid) return { checked, approval: await verifyLaunchApproval(ctx, jws) }
  if (!pdf || !checked.statement) return { checked }
  const document = await attestationDocument(ctx, checked.statement.attestationId)
  const issued = document && (await ctx.ports.attestationPrinter.print(document))
  return { checked, isIssuedFile: issued !== undefined && Buffer.compare(issued, pdf) === 0 }
}

async function showPage(
  options: AttestationRoutesOptions,
  req: Request<Record<string, string>>,
  res: Response,
): Promise<void> {
  const ctx = options.contexts.anonymous(req)
  const document = await attestationDocument(ctx, req.params[0] ?? '')
  if (!document) return send(res, 404, notThere(options))
  const { signature } = document
  const checked = signature ? await verifyAttestation(ctx, signature) : undefined
  send(res, 200, attestationPage(options, document, checked))
}

async function sendFile(
  { contexts, tickets }: AttestationRoutesOptions,
  req: Request<Record<string, string>>,
  res: Response,
): Promise<void> {
  const [id = '', kind] = [req.params[0], req.params[1]]
  const ctx = await viewerContext(contexts, req)
  const document = await attestationDocument(ctx, id)
  const isOpen = kind === 'json' || (await opensPdf(tickets, req, { ctx, id }))
  if (!document || !isOpen) {
    res.status(404).json({ error: { message: 'There is no such document, or not for you.' } })
    return
  }
  const name = `attestation-${id.slice(0, 8)}.${kind}`
  res.set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${name}"` })
  if (kind === 'json') {
    const { textBody, ...facts } = document
    res.json({ ...facts, text: textBody, keys: (await ctx.ports.signer.publicKeys()).keys })
    return
  }
  res.type('application/pdf').send(Buffer.from(await ctx.ports.attestationPrinter.print(document)))
}

/** A token that is no good is nobody's: the file is then not there. */
async function viewerContext(contexts: RequestContexts, req: Request): Promise<RequestContext> {
  try {
    return await contexts.forRequest(req, req.headers.authorization)
  } catch (error) {
    if (error instanceof UnauthenticatedError) return contexts.anonymous(req)
    throw error
  }
}

async function opensPdf(
  tickets: PdfTickets,
  req: Request,
  { ctx, id }: { ctx: RequestContext; id: string },
): Promise<boolean> {
  const { ticket } = req.query
  if (typeof ticket === 'string' && (await tickets.opens(ticket, id))) return true
  return ctx.viewer !== undefined && (await mayHaveAttestation(ctx, id))
}

function bodyOf(req: Request): Uint8Array {
  const body: unknown = req.body
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function notThere(house: PageFrame): string {
  return frame(house, {
    title: 'No such attestation',
    content: html`<h1 class="gh-title">There is no such attestation</h1>
<p>Look at the address again: every character of it counts.</p>
<p><a href="/attestations/verify">Check a signature or a file</a></p>`,
  })
}

/** Nobody keeps a verdict: it is of this moment. */
function send(res: Response, status: number, page: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('html').send(page)
}
