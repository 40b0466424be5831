import { confirmVendorCorrection } from '../../commands/vendor/checks/decide-vendor-correction.ts'
import { proposeVendorCorrection } from '../../commands/vendor/checks/propose-vendor-correction.ts'
import { verifyVendorContact } from '../../commands/vendor/checks/verify-vendor-contact.ts'
import { inviteVendorMember } from '../../commands/vendor/members/invite-vendor-member.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN, REVIEWER } from './hospital-people.ts'
import type { SeededPeople } from './seed-people.ts'
import { type DemoVendor, type DemoVendorKey, VENDORS } from './vendors.ts'

const CALLS_DAYS_AGO = 105
const CORRECTED_DAYS_AGO = 60
const PROPOSED_DAYS_AGO = 2
const INVITED_DAYS_AGO = 1.5

/** Nobody reached this one yet. */
const NOT_CALLED: readonly string[] = ['brandt'] satisfies DemoVendorKey[]

/** Fills the files of the vendors: calls back, a correction that was made, one that waits, and an invitation. */
export async function seedVendorFiles(stage: DemoStage, people: SeededPeople): Promise<void> {
  for (const [key, vendor] of Object.entries<DemoVendor>(VENDORS)) {
    if (!NOT_CALLED.includes(key)) await callBack(stage, people, { key, vendor })
  }
  const reviewerId = people.users.get(REVIEWER.email) ?? ''
  const corrected = await proposeFor(stage, {
    vendorId: people.vendors.corranValley,
    duns: '937752084',
    reason: 'Two digits were swapped. The business registry shows 93-775-2084.',
    at: stage.daysAgo(CORRECTED_DAYS_AGO),
    reviewerId,
  })
  const second = await stage.as(
    people.users.get(ADMIN.email) ?? '',
    stage.daysAgo(CORRECTED_DAYS_AGO - 1),
  )
  const decision = { correctionId: corrected, reason: 'Compared with the registry.' }
  await done('confirm a correction', confirmVendorCorrection(second, decision))
  await proposeFor(stage, {
    vendorId: people.vendors.northfold,
    legalBusinessName: 'Northfold Analytics Limited',
    reason: 'The company register spells the legal form in full.',
    at: stage.daysAgo(PROPOSED_DAYS_AGO),
    reviewerId,
  })
  const owner = await stage.as(
    people.users.get(VENDORS.larkmoor.owner.email) ?? '',
    stage.daysAgo(INVITED_DAYS_AGO),
  )
  const invitation = { vendorId: people.vendors.larkmoor, email: 'priya@larkmoor.example' }
  await done('invite somebody', inviteVendorMember(owner, { ...invitation, role: 'VIEWER' }))
}

async function callBack(
  stage: DemoStage,
  people: SeededPeople,
  { key, vendor }: { key: string; vendor: DemoVendor },
): Promise<void> {
  const calledAt = stage.daysAgo(CALLS_DAYS_AGO)
  const ctx = await stage.as(people.users.get(REVIEWER.email) ?? '', calledAt)
  const { id } = await ctx.em.findOneOrFail(Vendor, { email: vendor.owner.email })
  const call = {
    vendorId: id,
    spokenTo: `${vendor.owner.firstName} ${vendor.owner.lastName}`,
    phone: vendor.profile.phone,
    calledAt,
    outcome: 'VERIFIED' as const,
    note: 'Named the address and the first app without being asked. The number is on their site.',
    expectedRevision: 1,
  }
  await done(`call ${key}`, verifyVendorContact(ctx, call))
}

interface DemoCorrection {
  vendorId: string
  duns?: string
  legalBusinessName?: string
  reason: string
  at: Date
  reviewerId: string
}

async function proposeFor(
  stage: DemoStage,
  { at, reviewerId, ...correction }: DemoCorrection,
): Promise<string> {
  const ctx = await stage.as(reviewerId, at)
  const { revision } = await ctx.em.findOneOrFail(Vendor, { id: correction.vendorId })
  const input = { ...correction, expectedRevision: revision }
  return (await done('propose a correction', proposeVendorCorrection(ctx, input))).id
}
