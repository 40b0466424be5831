import { addContract, type ContractInput } from '../../commands/partner/add-contract.ts'
import { completeContract } from '../../commands/partner/complete-contract.ts'
import { confirmTier } from '../../commands/partner/decide-tier.ts'
import { proposeTier } from '../../commands/partner/propose-tier.ts'
import { terminateContract } from '../../commands/partner/terminate-contract.ts'
import type { PdfInspection } from '../../ports/documents.ts'
import { sha256Hex } from '../../secrets.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { sendDemoFile } from '../documents/file-documents.ts'
import { writeDemoPdf } from '../documents/write-demo-pdf.ts'
import { ADMIN, REVIEWER } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import { type DemoVendorKey, VENDORS } from '../people/vendors.ts'

const CONTRACT_REVIEWER = 'contract.reviewer@lakeside.example'
const TIER_DAYS_AGO = 20

interface DemoContract extends Pick<ContractInput, 'kind' | 'title'> {
  readonly vendor: DemoVendorKey
  /** Days before today on which it was filed; it was signed the day before and holds from the day after. */
  readonly filedDaysAgo: number
  /** Days from today to its last day; without it the contract has no end. */
  readonly endsInDays?: number
  readonly terminatedDaysAgo?: number
}

const DATA_USE = { kind: 'DATA_USE_AGREEMENT', title: 'Use of patient records by apps' } as const
const CONTRACTS: readonly DemoContract[] = [
  { ...DATA_USE, vendor: 'larkmoor', filedDaysAgo: 100, endsInDays: 250 },
  { ...DATA_USE, vendor: 'larkmoor', filedDaysAgo: 40, endsInDays: 700 },
  { kind: 'MASTER_SERVICES', title: 'Support and hosting', vendor: 'larkmoor', filedDaysAgo: 99 },
  { ...DATA_USE, vendor: 'corranValley', filedDaysAgo: 98, endsInDays: 27 },
  { ...DATA_USE, vendor: 'saltmeadow', filedDaysAgo: 97, endsInDays: 400 },
  { ...DATA_USE, vendor: 'pinemarsh', filedDaysAgo: 96, endsInDays: 300, terminatedDaysAgo: 9 },
]

/** The PDF of all of them, looked at once. */
interface Paper {
  readonly bytes: Buffer
  readonly inspection: Promise<PdfInspection>
}

function writePaper(stage: DemoStage): Paper {
  const sections = [
    ['Agreed', 'The vendor uses records of patients for what they allowed, and for nothing else.'],
    ['Ended', 'Either side can end this agreement in writing.'],
  ] as const
  const bytes = writeDemoPdf({ fileName: 'Agreement.pdf', sections }, stage.daysAgo(100))
  return { bytes, inspection: stage.backstage().ports.pdfInspector.inspect(bytes) }
}

/** Files the contracts the hospital has with its vendors, one of which two people chose as a strategic partner. */
export async function seedPartners(stage: DemoStage, people: SeededPeople): Promise<void> {
  const paper = writePaper(stage)
  for (const contract of CONTRACTS) await fileContract(stage, people, { ...contract, paper })
  const vendorId = people.vendors.larkmoor
  const reason = 'Nine of ten wards use an app of theirs, and they answer within the hour.'
  const first = await stage.as(people.users.get(REVIEWER.email) ?? '', stage.daysAgo(TIER_DAYS_AGO))
  const proposal = await done(
    'propose a strategic partner',
    proposeTier(first, { vendorId, change: 'GRANT', reason }),
  )
  const second = await stage.as(
    people.users.get(ADMIN.email) ?? '',
    stage.daysAgo(TIER_DAYS_AGO - 1),
  )
  await done('confirm a strategic partner', confirmTier(second, { proposalId: proposal.id }))
}

async function fileContract(
  stage: DemoStage,
  people: SeededPeople,
  { vendor, kind, title, filedDaysAgo, paper, ...ends }: DemoContract & { paper: Paper },
): Promise<void> {
  const { endsInDays, terminatedDaysAgo } = ends
  const reviewerId = people.users.get(CONTRACT_REVIEWER) ?? ''
  const given = await stage.as(reviewerId, stage.daysAgo(filedDaysAgo))
  const ports = { ...given.ports, pdfInspector: { inspect: () => paper.inspection } } // of these very bytes
  const ctx = { ...given, ports }
  const { owner, profile } = VENDORS[vendor]
  const signerName = `${owner.firstName} ${owner.lastName}`
  const fileName = `${title}.pdf`
  const { bytes } = paper
  const words = { vendorId: people.vendors[vendor], kind, title, signerName, fileName }
  const contract = await done(
    `announce ${fileName}`,
    addContract(ctx, {
      ...words,
      signerPosition: profile.position,
      signedOn: dayOf(stage.daysAgo(filedDaysAgo + 2)),
      validFrom: dayOf(stage.daysAgo(filedDaysAgo - 1)),
      validUntil: endsInDays === undefined ? null : dayOf(stage.daysAgo(-endsInDays)),
      sizeBytes: bytes.length,
      sha256: sha256Hex(bytes),
    }),
  )
  await sendDemoFile(ctx, contract, bytes)
  const { id: contractId } = await done(`file ${fileName}`, completeContract(ctx, contract.id))
  if (terminatedDaysAgo === undefined) return
  const later = await stage.as(reviewerId, stage.daysAgo(terminatedDaysAgo))
  const reason = 'The vendor moved its hosting to a country the agreement does not allow.'
  const end = { contractId, reason, expectedRevision: contract.revision }
  await done('terminate a contract', terminateContract(later, end))
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
