import {
  type ConsentReceipt,
  dayOf,
  durationWords,
  howToStop,
  type ReceiptScope,
} from '../../domain/consent-receipt.ts'
import type { ReceiptPrinter } from '../../ports/statements.ts'
import { printSheet } from './print-sheet.ts'
import type { Sheet } from './sheet.ts'

/** How high the heading and the first words below it are. */
const HEADING_AND_LINE = 44

/** Prints what a person allowed an app: what, why, how long, and how to stop it. */
export const pdfReceiptPrinter: ReceiptPrinter = {
  print(receipt) {
    const { appName, givenAt, hospital } = receipt
    return printSheet({
      title: `${appName}, receipt ${receipt.id}`,
      info: {
        Title: `Receipt: what ${appName} may do`,
        Author: hospital.name,
        CreationDate: givenAt,
        ModDate: endedAt(receipt) ?? givenAt,
      },
      write: (sheet) => write(sheet, receipt),
    })
  },
}

function write(sheet: Sheet, receipt: ConsentReceipt): void {
  const { appName, hospital, vendorName } = receipt
  sheet.paragraph(titleOf(receipt), { size: 18, isBold: true })
  sheet.gap(4)
  sheet.paragraph(`${appName}, by ${vendorName}`, { size: 11, isMuted: true })
  sheet.gap(14)
  sheet.rule()
  writeFacts(sheet, receipt)
  sheet.gap(6)
  sheet.rule()
  heading(sheet, 'What the app may do, and why')
  for (const scope of receipt.scopes) writeScope(sheet, scope)
  heading(sheet, 'How long')
  sheet.paragraph(durationWords(receipt))
  sheet.gap(10)
  heading(sheet, 'How to stop it')
  sheet.paragraph(howToStop(receipt))
  sheet.gap(10)
  sheet.rule()
  sheet.paragraph(
    `Issued by ${hospital.name}. This receipt is also to be had as JSON and as a FHIR Consent resource.`,
    {
      size: 8.5,
      isMuted: true,
    },
  )
  sheet.fact('Receipt', receipt.id, { isCode: true })
}

function endedAt({ expiresAt, hasExpired, revokedAt }: ConsentReceipt): Date | null {
  return revokedAt ?? (hasExpired ? expiresAt : null)
}

function titleOf({ hasExpired, isRevokedByOthers, revokedAt }: ConsentReceipt): string {
  if (revokedAt) {
    return isRevokedByOthers
      ? 'What you allowed, until the hospital ended it'
      : 'What you allowed, and took back'
  }
  return hasExpired ? 'What you allowed, until its time was over' : 'What you allowed'
}

function writeFacts(sheet: Sheet, receipt: ConsentReceipt): void {
  const { environment, expiresAt, givenAt, patientName, personName, privacyPolicyUrl, revokedAt } =
    receipt
  sheet.fact('Allowed by', personName)
  if (patientName) sheet.fact('Record of', patientName)
  sheet.fact('Allowed on', `${dayOf(givenAt)} at ${givenAt.toISOString().slice(11, 16)} UTC`)
  if (revokedAt) sheet.fact('Taken back on', dayOf(revokedAt))
  else if (expiresAt) {
    sheet.fact(receipt.hasExpired ? 'Ended on' : 'Allowed until', dayOf(expiresAt))
  }
  if (environment === 'SANDBOX') sheet.fact('Where', 'Sandbox: the people and records are made up.')
  if (privacyPolicyUrl) sheet.fact('Privacy policy', privacyPolicyUrl)
  if (receipt.wasWarned) {
    sheet.fact('You were warned', 'The vendor declined the privacy and security terms.')
  }
}

function writeScope(sheet: Sheet, { detail, purpose, sentence, writes }: ReceiptScope): void {
  sheet.keepTogether(HEADING_AND_LINE)
  sheet.paragraph(`${sentence}${writes ? ' (changes the record)' : ''}`, { isBold: true })
  sheet.paragraph(detail, { isMuted: true, indent: 12 })
  if (purpose) sheet.paragraph(`The vendor says why: ${purpose}`, { indent: 12 })
  sheet.gap(6)
}

function heading(sheet: Sheet, text: string): void {
  sheet.keepTogether(HEADING_AND_LINE)
  sheet.paragraph(text, { size: 12, isBold: true })
  sheet.gap(4)
}
