import { LAUNCH_ENVIRONMENTS } from '../../../schema/vocabulary/launch-environment.ts'
import { recordRelation } from '../../commands/access/representatives/record-relation.ts'
import { completeVendorProfile } from '../../commands/account/complete-vendor-profile.ts'
import type { RequestContext } from '../../context.ts'
import { PatientRepresentation } from '../../entities/access/patient-representation.entity.ts'
import { FhirIdentity } from '../../entities/account/fhir-identity.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { VendorMember } from '../../entities/account/vendor-member.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { HOSPITAL_PEOPLE } from './hospital-people.ts'
import type { DemoPerson } from './person.ts'
import { type DemoVendor, type DemoVendorKey, VENDORS } from './vendors.ts'

/** Ids by who they belong to: people by address, vendors by key. */
export interface SeededPeople {
  readonly users: ReadonlyMap<string, string>
  readonly vendors: Readonly<Record<DemoVendorKey, string>>
}

/** Everybody was there before the first app came. */
const ACCOUNTS_DAYS_AGO = 120
const VENDORS_DAYS_AGO = 110

/** Everybody with an account, the five sign-ins people try first in front. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...HOSPITAL_PEOPLE,
  ...Object.values<DemoVendor>(VENDORS).flatMap(({ owner, members = [] }) => [owner, ...members]),
]

/** Opens the accounts, verified, with their roles and records, and fills in the vendors' profiles. */
export async function seedPeople(stage: DemoStage): Promise<SeededPeople> {
  const users = await seedAccounts(stage.backstage(stage.daysAgo(ACCOUNTS_DAYS_AGO)))
  const vendors = new Map<string, string>()
  for (const [key, vendor] of Object.entries<DemoVendor>(VENDORS)) {
    vendors.set(key, await seedVendor(stage, vendor, users))
  }
  return { users, vendors: Object.fromEntries(vendors) as Record<DemoVendorKey, string> }
}

async function seedAccounts(ctx: RequestContext): Promise<ReadonlyMap<string, string>> {
  const hashes = await Promise.all(
    DEMO_PEOPLE.map(({ password }) => ctx.ports.passwords.hash(password)),
  )
  const users = new Map<string, string>()
  for (const [index, person] of DEMO_PEOPLE.entries()) {
    users.set(person.email, openAccount(ctx, person, hashes[index] ?? ''))
  }
  await ctx.em.flush()
  return users
}

function openAccount(ctx: RequestContext, person: DemoPerson, passwordHash: string): string {
  const now = ctx.ports.clock.now()
  const owned = { organizationId: ctx.organizationId, createdAt: now }
  const { email, firstName, lastName, holds, record } = person
  const userId = crypto.randomUUID()
  ctx.em.create(User, {
    ...owned,
    ...{ id: userId, updatedAt: now, revision: 1, email, firstName, lastName, passwordHash },
    emailVerifiedAt: now,
    roles: [...holds],
  })
  recordEvent(ctx, { action: 'account.registered', userRef: userId })
  recordEvent(ctx, { action: 'account.email-verified', userRef: userId })
  for (const environment of record ? LAUNCH_ENVIRONMENTS : []) {
    const reference = `${record?.type}/${record?.id}`
    ctx.em.create(FhirIdentity, { ...owned, userId, environment, reference })
  }
  if (person.inSandbox) actInSandbox(ctx, userId, person.inSandbox)
  return userId
}

/** A mother with a chart of her own in the sandbox, and the word of the hospital that she acts for her children. */
function actInSandbox(
  ctx: RequestContext,
  userId: string,
  { actsFor, patientId }: NonNullable<DemoPerson['inSandbox']>,
): void {
  const createdAt = ctx.ports.clock.now()
  const owned = {
    organizationId: ctx.organizationId,
    createdAt,
    userId,
    environment: 'SANDBOX',
  } as const
  ctx.em.create(FhirIdentity, { ...owned, reference: `Patient/${patientId}` })
  for (const { yearsLeft, ...pair } of actsFor) {
    const until = new Date(createdAt)
    until.setFullYear(until.getFullYear() + (yearsLeft ?? 0))
    const relation = ctx.em.create(PatientRepresentation, {
      ...owned,
      ...pair,
      ...{ kind: 'PARENT', validFrom: createdAt, endedAt: null, endReason: null },
      validUntil: yearsLeft ? until : null,
      excludesSensitive: yearsLeft !== undefined,
    })
    recordRelation(ctx, 'representative.added', relation)
  }
}

async function seedVendor(
  stage: DemoStage,
  { owner, members = [], profile }: DemoVendor,
  users: ReadonlyMap<string, string>,
): Promise<string> {
  const ctx = await stage.as(users.get(owner.email) ?? '', stage.daysAgo(VENDORS_DAYS_AGO))
  const named = { ...profile, legalFirstName: owner.firstName, legalLastName: owner.lastName }
  const vendor = await done(`open ${owner.email}`, completeVendorProfile(ctx, named))
  for (const { email } of members) {
    ctx.em.create(VendorMember, {
      organizationId: ctx.organizationId,
      createdAt: ctx.ports.clock.now(),
      vendorId: vendor.id,
      userId: users.get(email) ?? '',
      role: 'DEVELOPER',
    })
  }
  await ctx.em.flush()
  return vendor.id
}
