import { deflateSync } from 'node:zlib'
import { PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workerPdfInspector } from '../../../api/adapters/pdf/worker-pdf-inspector.ts'
import { DOCUMENT_FINDING_MEANINGS } from '../../../schema/vocabulary/document.ts'
import { aDraft, aVendor, type VendorOwner, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { annotated, aPdf, aPdfWith, carrying, opening } from './pdfs.ts'
import { documentsOf, localIdOf, storedFiles, upload } from './uploads.ts'

let platform: TestPlatform
let owner: VendorOwner
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
  version = await aDraft(owner)
})
afterAll(() => platform?.stop())

/** A PDF written by hand, with more objects between its page and its end. */
function byHand(...more: (string | Buffer)[]): Buffer {
  const start = `%PDF-1.5
1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj
2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj
3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n`
  const end = 'trailer\n<</Root 1 0 R/Size 99>>\nstartxref\n9\n%%EOF\n'
  return Buffer.concat([start, ...more, end].map((part) => Buffer.from(part)))
}

/** An object stream of a megabyte that unpacks to one of a gigabyte. */
function aBomb(): Buffer {
  const content = deflateSync(Buffer.alloc(2 ** 30 - 1), { level: 9 })
  const dict = `<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length ${content.length}>>`
  return byHand(`9 0 obj\n${dict}\nstream\n`, content, '\nendstream\nendobj\n')
}

const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(500),
])

describe('what is refused by its content', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['a PNG named .pdf', () => PNG, /not a PDF/],
    ['a text', () => Buffer.from('hello'), /not a PDF/],
    ['%PDF-1.4 garbage', () => Buffer.from('%PDF-1.4 garbage'), /cut short/],
    ['garbage with an end', () => Buffer.from('%PDF-1.4 garbage\n%%EOF'), /no pages|damaged/],
    ['half a PDF', async () => (await aPdf()).subarray(0, 400), /cut short/],
    ['a PDF without its last bytes', async () => (await aPdf()).subarray(0, -7), /cut short/],
    [
      'one without pages',
      () =>
        Buffer.from(
          '%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF',
        ),
      /no pages/,
    ],
    [
      'pages that contain themselves',
      () => byHand('2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>\nendobj\n'),
      /damaged|no pages|time or memory/,
    ],
    [
      'an encrypted one',
      () =>
        aPdfWith(async (document) => {
          document.context.trailerInfo.Encrypt = document.context.register(
            document.context.obj({
              Filter: 'Standard',
              V: 1,
              R: 2,
              P: -4,
              O: PDFHexString.of('00'),
            }),
          )
        }),
      /encrypted/,
    ],
    ['a stream that unpacks to a gigabyte', aBomb, /time or memory/],
  ])('%s', async (_name, make, message) => {
    const bytes = await make()
    const before = await storedFiles(platform)
    const { document, errors } = await upload(owner, { version, bytes })
    expect(document).toBeNull()
    expect(errors).toMatchObject([
      { code: 'DOCUMENT_TYPE', path: ['documentId'], message: expect.stringMatching(message) },
    ])
    expect(await storedFiles(platform)).toEqual(before)
    const rows = await column(platform, 'select id from document where size_bytes = $1', [
      bytes.length,
    ])
    expect(rows).toEqual([])
  })
})

const ACTIVE: [string, () => Promise<Buffer> | Buffer, string[]][] = [
  ['nothing', () => aPdf('plain'), []],
  ['opens at a page', () => aPdfWith(opening({ S: 'GoTo', D: [] })), []],
  ['links to an address', () => aPdfWith(annotated({ Subtype: 'Link', A: { S: 'URI' } })), []],
  [
    'JavaScript in its names',
    () => aPdfWith((pdf) => pdf.addJavaScript('a', 'app.alert(1)')),
    ['JAVASCRIPT'],
  ],
  [
    'JavaScript on opening',
    () => aPdfWith(opening({ S: 'JavaScript', JS: 'app.alert(1)' })),
    ['JAVASCRIPT', 'OPEN_ACTION'],
  ],
  [
    'starts a program on opening',
    () => aPdfWith(opening({ S: 'Launch', F: 'cmd.exe' })),
    ['LAUNCH_ACTION', 'OPEN_ACTION'],
  ],
  [
    'turns the page and then something else',
    () => aPdfWith(opening({ S: 'GoTo', D: [], Next: { S: 'URI' } })),
    ['OPEN_ACTION'],
  ],
  [
    'an action when the page is left',
    () => aPdfWith((pdf) => pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({}))),
    ['ADDITIONAL_ACTION'],
  ],
  ['a file inside', () => aPdfWith(carrying), ['EMBEDDED_FILE']],
  [
    'an attachment on the page',
    () => aPdfWith(annotated({ Subtype: 'FileAttachment' })),
    ['EMBEDDED_FILE'],
  ],
  ['rich media', () => aPdfWith(annotated({ Subtype: 'RichMedia' })), ['RICH_MEDIA']],
  [
    'a form that is sent',
    () => aPdfWith(annotated({ Subtype: 'Widget', A: { S: 'SubmitForm' } })),
    ['SUBMIT_FORM'],
  ],
  [
    'data that is read in',
    () => aPdfWith(annotated({ Subtype: 'Widget', A: { S: 'ImportData' } })),
    ['IMPORT_DATA'],
  ],
  [
    'an XFA form',
    () =>
      aPdfWith(({ catalog, context }) =>
        catalog.set(PDFName.of('AcroForm'), context.obj({ XFA: [] })),
      ),
    ['XFA_FORM'],
  ],
  [
    'a name written in numbers',
    () => byHand('9 0 obj\n<</#53/J#61vaScript/#4A#53(app.alert\\(1\\))>>\nendobj\n'),
    ['JAVASCRIPT'],
  ],
  [
    'an object that a later one replaces',
    () => byHand('9 0 obj\n<</S/Launch>>\nendobj\n9 0 obj\n<<>>\nendobj\n'),
    ['LAUNCH_ACTION'],
  ],
  [
    'three million brackets',
    () => byHand(`9 0 obj\n${'['.repeat(3e6)}${']'.repeat(3e6)}\nendobj\n`),
    ['UNREADABLE_PART'],
  ],
]

describe('what a PDF does besides being read', () => {
  test.each(ACTIVE)('%s', async (_name, make, codes) => {
    const { document, errors } = await upload(owner, { version, bytes: await make() })
    expect(errors).toEqual([])
    expect(document?.findings.map(({ code }) => code)).toEqual(codes)
    for (const { code, meaning } of document?.findings ?? [])
      expect(meaning).toBe(DOCUMENT_FINDING_MEANINGS[code])
    const listed = (await documentsOf(owner, version))?.nodes.find(({ id }) => id === document?.id)
    expect(listed?.findings).toEqual(document?.findings)
    const [recorded] = await column(
      platform,
      `select detail->'findings' from audit_event where action = 'document.uploaded' and detail->>'documentId' = $1`,
      [localIdOf(document?.id ?? '')],
    )
    expect(recorded).toEqual(codes)
  })
})

describe('an inspection', () => {
  test('that takes too long, or too much memory, ends, and the next one goes on', async () => {
    const slow = byHand('1 '.repeat(4_000_000))
    const hurried = workerPdfInspector({ milliseconds: 1500, atOnce: 1 })
    const [first, second] = await Promise.all([hurried.inspect(slow), hurried.inspect(slow)])
    expect([first, second]).toEqual(Array(2).fill({ isPdf: false, fault: 'TOO_COMPLEX' }))
    const cramped = workerPdfInspector({ megabytes: 48 })
    const many = byHand(
      Array.from({ length: 500_000 }, (_, at) => `${at + 9} 0 obj [1 2] endobj\n`).join(''),
    )
    expect(await cramped.inspect(many)).toEqual({ isPdf: false, fault: 'TOO_COMPLEX' })
    expect(await workerPdfInspector().inspect(await aPdf())).toMatchObject({ isPdf: true })
  })
})
