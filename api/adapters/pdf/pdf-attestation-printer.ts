import { ATTESTATION_ANSWER_NAMES } from '../../../schema/vocabulary/registration.ts'
import type { AttestationDocument } from '../../domain/attestation-document.ts'
import type { AttestationPrinter } from '../../ports/statements.ts'
import { MARGIN, printSheet } from './print-sheet.ts'
import type { Sheet } from './sheet.ts'
import { MISSING } from './text-runs.ts'

const QR_WIDTH = 84
/** How high the heading and the words above a signature are. */
const HEADING_AND_NOTE = 60

/**
 * Prints attestations as PDF with embedded fonts. Nothing in the file depends on the moment of printing, so that the
 * same attestation is always the same bytes, and a changed file is told from an issued one. The signature is also among
 * the document's properties (`GatehouseSignature`), for programs.
 */
export const pdfAttestationPrinter: AttestationPrinter = {
  async print(document) {
    const { default: qrcode } = await import('qrcode')
    const { modules } = qrcode.create(document.verifyUrl, { errorCorrectionLevel: 'M' })
    return printSheet({
      title: `${document.appName}, version ${document.appVersionNumber}`,
      info: propertiesOf(document),
      write(sheet) {
        sheet.squares(
          { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 },
          { x: sheet.left + sheet.width - QR_WIDTH, y: MARGIN, width: QR_WIDTH },
        )
        write(sheet, document)
      },
    })
  },
}

function propertiesOf({ appName, legalName, signature, signedAt }: AttestationDocument) {
  return {
    Title: `Attestation of privacy and security: ${appName}`,
    Author: legalName,
    CreationDate: signedAt,
    ModDate: signedAt,
    ...(signature ? { GatehouseSignature: signature } : {}),
  }
}

function write(sheet: Sheet, document: AttestationDocument): void {
  const beside = sheet.width - QR_WIDTH - 20
  sheet.paragraph('Attestation of privacy and security', { size: 18, isBold: true, width: beside })
  sheet.gap(4)
  const { appName, appVersionNumber, vendorName } = document
  sheet.paragraph(`${appName}, version ${appVersionNumber}, by ${vendorName}`, {
    size: 11,
    isMuted: true,
    width: beside,
  })
  sheet.gap(Math.max(18, MARGIN + QR_WIDTH + 14 - sheet.y))
  sheet.rule()
  writeFacts(sheet, document)
  sheet.gap(8)
  sheet.rule()
  heading(sheet, `The statement, version ${document.textVersion}`)
  for (const paragraph of document.textBody.split('\n')) {
    sheet.paragraph(paragraph)
    sheet.gap(6)
  }
  sheet.gap(6)
  sheet.rule()
  writeSignature(sheet, document)
  if (sheet.lacksCharacters) writeWhatLacks(sheet)
}

function writeFacts(sheet: Sheet, document: AttestationDocument): void {
  const { answer, legalBusinessName, legalName, position, signedAt, textSha256 } = document
  sheet.fact(
    'Answer',
    `${ATTESTATION_ANSWER_NAMES[answer]}${answer === 'DECLINED' ? ': the vendor does not make the statement below. Patients are warned.' : ''}`,
  )
  sheet.fact('Legal name', legalName)
  sheet.fact('Position', position)
  if (legalBusinessName) sheet.fact('Legal business name', legalBusinessName)
  sheet.fact('Date of attestation', `${signedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`)
  sheet.fact('Hash of the text (SHA-256)', textSha256, { isCode: true })
}

function writeSignature(
  sheet: Sheet,
  { keysUrl, signature, verifyUrl }: AttestationDocument,
): void {
  // In one piece, it can be copied as one.
  if (signature) sheet.keepTogether(HEADING_AND_NOTE + sheet.heightOfCode(signature))
  heading(sheet, 'Electronic signature')
  if (!signature) {
    sheet.paragraph(
      'This answer was given before signatures were kept. It stands in the records of the hospital, and cannot be checked without them.',
    )
    return
  }
  sheet.paragraph(
    'Compact JWS (RFC 7515, ES256) over the answer, the four fields and the hash of the text. Whoever changes one character of it, or of the text, makes it fail.',
    { isMuted: true, size: 8.5 },
  )
  sheet.gap(4)
  sheet.code(signature)
  sheet.gap(8)
  sheet.fact('Check it at', verifyUrl, { isCode: true })
  sheet.fact('Public keys', keysUrl, { isCode: true })
}

/** Names in scripts the fonts have not are legal names all the same: where they stand in full is said. */
function writeWhatLacks(sheet: Sheet): void {
  sheet.gap(6)
  sheet.paragraph(
    `The mark ${MISSING} stands for a character this file cannot print. The page where it is checked, and what was signed, keep every character.`,
    { isMuted: true, size: 8.5 },
  )
}

/** A heading stays with the first lines below it. */
function heading(sheet: Sheet, text: string): void {
  sheet.keepTogether(HEADING_AND_NOTE)
  sheet.paragraph(text, { size: 12, isBold: true })
  sheet.gap(4)
}
