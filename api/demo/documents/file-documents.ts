import { announceDocument } from '../../commands/documents/announce-document.ts'
import { completeDocument } from '../../commands/documents/complete-document.ts'
import { receiveDocument } from '../../commands/documents/receive-document.ts'
import { updateDocument } from '../../commands/documents/update-document.ts'
import type { RequestContext } from '../../context.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { Document } from '../../entities/app/document.entity.ts'
import type { PdfInspection } from '../../ports/documents.ts'
import { sha256Hex } from '../../secrets.ts'
import { ownerOf } from '../catalog/seed-app.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import { DEMO_DOCUMENTS, type DemoDocument } from './demo-documents.ts'
import { writeDemoPdf } from './write-demo-pdf.ts'

/** A document that was written, and is being inspected. */
export interface WrittenDocument {
  readonly document: DemoDocument
  readonly bytes: Buffer
  readonly inspection: Promise<PdfInspection>
}

/** Writes the documents of the demo and has them inspected, each in its own thread, while other things are seeded. */
export function writeDocuments(stage: DemoStage): WrittenDocument[] {
  const { ports } = stage.backstage()
  return DEMO_DOCUMENTS.map((document) => {
    const bytes = writeDemoPdf(document, stage.daysAgo(document.daysAgo))
    return { document, bytes, inspection: ports.pdfInspector.inspect(bytes) }
  })
}

/** Files them as their vendors did: announced, sent, completed, and some taken out of use later. */
export async function fileDocuments(
  stage: DemoStage,
  people: SeededPeople,
  written: readonly WrittenDocument[],
): Promise<void> {
  for (const each of written) {
    const { document } = each
    const ownerId = ownerOf(people, document)
    const filed = await fileDocument(await stage.as(ownerId, stage.daysAgo(document.daysAgo)), each)
    if (document.replacedDaysAgo === undefined) continue
    const ctx = await stage.as(ownerId, stage.daysAgo(document.replacedDaysAgo))
    const { id: documentId, revision: expectedRevision } = filed
    const change = { documentId, expectedRevision, readyForViewing: false }
    await done('take a flag away', updateDocument(ctx, change))
  }
}

async function fileDocument(
  given: RequestContext,
  { document, bytes, inspection }: WrittenDocument,
): Promise<Document> {
  const ports = { ...given.ports, pdfInspector: { inspect: () => inspection } } // begun in `writeDocuments`
  const ctx = { ...given, ports }
  const { app: name, status, fileName, description } = document
  const { id: versionId } = await ctx.em.findOneOrFail(AppVersion, { name, status })
  const announced = await done(
    `announce ${fileName}`,
    announceDocument(ctx, {
      versionId,
      fileName,
      description,
      sizeBytes: bytes.length,
      sha256: sha256Hex(bytes),
      readyForViewing: true,
    }),
  )
  await sendDemoFile(ctx, announced, bytes)
  return done(`complete ${fileName}`, completeDocument(ctx, announced.id))
}

const SECONDS_TO_SEND = 60

/** Sends the bytes to where browsers would: to us, or to a store that takes them itself. */
export async function sendDemoFile(
  ctx: RequestContext,
  document: Pick<Document, 'id' | 'storageKey' | 'fileName' | 'sizeBytes' | 'sha256'>,
  bytes: Buffer,
): Promise<void> {
  const { id, storageKey, fileName } = document
  const address = await ctx.ports.documents.uploadAddress(storageKey, document, SECONDS_TO_SEND)
  if (!address) {
    await done(`send ${fileName}`, receiveDocument(ctx, id, once(bytes)))
    return
  }
  const { url, headers } = address
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (!answer.ok) throw new Error(`The demo could not send ${fileName}: ${answer.status}.`)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
