import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { pdfAttestationPrinter } from '../../../api/adapters/pdf/pdf-attestation-printer.ts'

const MARGIN = 56

type Printed = Parameters<typeof pdfAttestationPrinter.print>[0]

function attestation(facts: Partial<Printed> = {}): Printed {
  return {
    ...{ id: 'attestation-1', appName: 'Trend Lines', appVersionNumber: 2, answer: 'ACCEPTED' },
    ...{ vendorName: 'Acme Health', legalName: 'Ada Acme', position: 'Chief executive' },
    ...{ legalBusinessName: 'Acme Health', signedAt: new Date('2026-11-11T20:22:47Z') },
    ...{ textVersion: 2, textSha256: 'f'.repeat(64), textPublishedAt: new Date(0) },
    ...{ textBody: statement(9), isCurrent: true, signature: 'eyJhbGciOiJFUzI1NiIs'.repeat(45) },
    verifyUrl: 'https://gatehouse.example/attestations/0c9d',
    keysUrl: 'https://gatehouse.example/attestations/jwks.json',
    ...facts,
  }
}

function statement(rules: number): string {
  const rule = 'Health information is used only for what a person has agreed to. '
  return Array.from({ length: rules }, () => rule.repeat(2)).join('\n')
}

/** Where each line of a printed document stands, sheet by sheet: points from the upper edge, and the size of its letters. */
async function linesOf(document: Printed) {
  const pdf = await PDFDocument.load(await pdfAttestationPrinter.print(document))
  return pdf.getPages().map((page) => {
    const streams = page.node.Contents()
    if (!(streams instanceof PDFRawStream)) throw new Error('the sheet has no content of its own')
    const content = inflateSync(streams.getContents()).toString('latin1')
    const written = [...content.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm\s+\/(\S+) ([\d.]+) Tf/g)]
    const height = page.getHeight()
    return written.map(([, x, y, font, size]) => ({
      ...{ x: Number(x), fromTop: height - Number(y), font: font ?? '', size: Number(size) },
    }))
  })
}

describe('the printed attestation', () => {
  test.each([
    ['on two sheets', 9],
    ['when the statement fills several', 60],
  ])('writes no line over another, and none below the margin, %s', async (_name, rules) => {
    const sheets = await linesOf(attestation({ textBody: statement(rules) }))
    expect(sheets.length).toBeGreaterThan(1)
    for (const sheet of sheets) {
      const [number] = sheet.slice(-1)
      const lines = sheet.slice(0, -1)
      expect(number?.fromTop).toBeGreaterThan(842 - MARGIN)
      for (const line of lines) expect(line.fromTop).toBeLessThan(842 - MARGIN + 1)
      const left = lines.filter(({ x }) => x === MARGIN).map(({ fromTop }) => fromTop)
      const steps = left.slice(1).map((at, index) => at - (left[index] ?? 0))
      expect(Math.min(...steps)).toBeGreaterThan(7)
    }
  })

  test('says where a name stands in full that its fonts cannot write', async () => {
    const [plain, other] = await Promise.all(
      ['Ada Acme', '山田 太郎'].map((legalName) => linesOf(attestation({ legalName }))),
    )
    expect(other?.flat().length).toBeGreaterThan(plain?.flat().length ?? 0)
  })
})
