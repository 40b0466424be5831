import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person, type VendorOwner } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { type Clamd, EICAR, startClamd } from '../documents/clamd.ts'
import { aPdf } from '../documents/pdfs.ts'
import { localIdOf, storedFiles } from '../documents/uploads.ts'
import { contractsWith, fileContract } from './contracts.ts'

let clamd: Clamd
let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let ahead = 0
beforeAll(async () => {
  clamd = await startClamd()
  platform = await startTestPlatform({
    env: { CLAMD_URL: clamd.url },
    ports: { clock: { now: () => new Date(Date.now() + ahead) } },
  })
  owner = await aVendor(platform)
  reviewer = await aReviewer(platform, 'CONTRACT_REVIEWER')
})
afterAll(async () => {
  await platform?.stop()
  await clamd?.close()
})

/** A contract as it was filed in a house without a scanner. */
async function filedUnscanned(bytes: Uint8Array): Promise<string> {
  const { contractId } = await fileContract(reviewer, { vendorId: owner.vendorId, bytes })
  await query(
    platform.databaseUrl,
    `update vendor_contract set scan_state = 'NOT_SCANNED' where id = $1`,
    [localIdOf(contractId)],
  )
  return contractId
}

async function aMinuteLater(): Promise<void> {
  ahead += 6 * 60_000
  await platform.runDueJobs()
}

const addressOf = async (contractId: string) =>
  (await contractsWith(owner, owner.vendorId)).find(({ id }) => id === contractId)?.downloadUrl

test('a contract from before there was a scanner is read by nobody until it was scanned', async () => {
  const bytes = await aPdf('agreed')
  const id = await filedUnscanned(bytes)
  expect(await addressOf(id)).toBeNull()
  clamd.isAway = true
  await aMinuteLater()
  expect(await addressOf(id)).toBeNull()
  clamd.isAway = false
  await aMinuteLater()
  const response = await fetch((await addressOf(id)) ?? '')
  expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
})

test('of one that turns out infected the bytes are deleted, and the record stays', async () => {
  const before = await storedFiles(platform)
  clamd.answer = 'stream: OK'
  const pdf = await aPdf('infected')
  const end = pdf.lastIndexOf('startxref')
  const carrier = Buffer.concat([
    pdf.subarray(0, end),
    Buffer.from(`%${EICAR}\n`),
    pdf.subarray(end),
  ])
  const id = await filedUnscanned(carrier)
  clamd.answer = undefined
  await aMinuteLater()
  expect(await addressOf(id)).toBeNull()
  expect(await storedFiles(platform)).toEqual(before)
  const reasons = await column(
    platform,
    `select detail->>'reason' from audit_event where action = 'contract.refused' and detail->>'contractId' = $1`,
    [localIdOf(id)],
  )
  expect(reasons).toEqual(['INFECTED Eicar-Test-Signature'])
  expect(await contractsWith(owner, owner.vendorId)).toEqual(
    expect.arrayContaining([expect.objectContaining({ id })]),
  )
})
