import { describe, expect, it } from 'vitest'
import {
  approvalsNeeded,
  authorize,
  can,
  mayEver,
  type Subject,
  type Viewer,
} from '../../../api/domain/abilities.ts'
import {
  ABILITIES,
  ABILITY_NAMES,
  type Ability,
  isAbility,
  permissionCell,
} from '../../../schema/vocabulary/permission.ts'
import {
  REVIEWER_ROLES,
  ROLES,
  type Role,
  type VendorRole,
} from '../../../schema/vocabulary/role.ts'
import { PERMISSION_DOCUMENT } from '../../support/permission-document.ts'

const OWN = 'vendor-own'
const OTHER = 'vendor-other'

const MEMBERSHIPS: ReadonlyMap<Role, VendorRole> = new Map([
  ['VENDOR_OWNER', 'OWNER'],
  ['DEVELOPER', 'DEVELOPER'],
  ['SERVICE', 'DEVELOPER'],
])

/** A person with one role: vendor roles by membership, the others in the hospital. */
function holderOf(role: Role): Viewer {
  const vendorRole = MEMBERSHIPS.get(role)
  return {
    userId: 'me',
    roles: role === 'DEVELOPER' || role === 'VENDOR_OWNER' ? [] : [role],
    vendorIds: vendorRole ? [{ vendorId: OWN, role: vendorRole }] : [],
    ownStages: ['PILOT'],
  }
}

const isVendorRole = (role: Role) => MEMBERSHIPS.has(role)

describe('the permission table', () => {
  it('has one row for each row of the document', () => {
    expect(PERMISSION_DOCUMENT.map(([ability]) => ability)).toEqual(ABILITIES)
    expect(Object.keys(ABILITY_NAMES)).toEqual(ABILITIES)
  })

  it.each(PERMISSION_DOCUMENT)('gives %s to the roles of the document', (ability, row) => {
    const cells = row.split('|').map((cell) => cell.trim())
    expect(ROLES.map((role) => permissionCell(ability, role) ?? '')).toEqual(cells)
  })

  it('knows its own abilities and no inherited name', () => {
    expect(isAbility('app-version.submit')).toBe(true)
    expect(['toString', 'app-version.fly', ''].some(isAbility)).toBe(false)
  })
})

describe('can', () => {
  it.each(ABILITIES)('answers %s for each role as its cell says', (ability) => {
    for (const role of ROLES.filter((known) => !isVendorRole(known))) {
      const cell = permissionCell(ability, role)
      const viewer = holderOf(role)
      const withoutRole: Viewer = { ...viewer, roles: [] }
      const inPublic = can(withoutRole, ability)
      const mine: Subject = { ownerUserId: 'me', stage: 'PILOT', vendorId: OTHER }
      const foreign: Subject = { ownerUserId: 'you', stage: 'INTAKE', vendorId: OTHER }
      expect(can(viewer, ability, mine), `${role} mine`).toBe(inPublic || cell !== undefined)
      const isEverywhere = cell === 'Y' || cell === 'R'
      expect(can(viewer, ability, foreign), `${role} foreign`).toBe(inPublic || isEverywhere)
      expect(can(viewer, ability), `${role} nothing`).toBe(inPublic || isEverywhere)
      expect(mayEver(viewer, ability), `${role} ever`).toBe(inPublic || cell !== undefined)
    }
  })

  it.each(ABILITIES)('answers %s for vendor members over their own vendor alone', (ability) => {
    for (const role of ['DEVELOPER', 'VENDOR_OWNER'] as const) {
      const cells = role === 'VENDOR_OWNER' ? [role, 'DEVELOPER' as const] : [role]
      const isHeld = cells.some((column) => permissionCell(ability, column))
      const viewer = holderOf(role)
      expect(can(viewer, ability, { vendorId: OWN }), role).toBe(isHeld)
      const isForAll = permissionCell(ability, 'PUBLIC') === 'Y'
      expect(can(viewer, ability, { vendorId: OTHER }), role).toBe(isForAll)
      expect(can(viewer, ability), role).toBe(isForAll)
      expect(mayEver(viewer, ability), role).toBe(isHeld)
    }
  })

  it('gives an anonymous visitor what the public column gives, and nothing else', () => {
    const allowed = ABILITIES.filter((ability) => can(undefined, ability, { vendorId: OWN }))
    expect(allowed).toEqual(['listing.read-public'])
  })

  it('gives nobody the drafts of another vendor for a role they hold in the hospital', () => {
    const pretender: Viewer = { ...holderOf('PATIENT'), roles: [...ROLES] }
    for (const ability of ['app-version.draft', 'attestation.answer', 'secret.reveal'] as const) {
      expect(can(pretender, ability, { vendorId: OTHER }), ability).toBe(false)
    }
  })

  it('gives a member of two vendors in each what they are there, whatever else they are', () => {
    const member: Viewer = {
      userId: 'me',
      roles: ['VENDOR_OWNER', 'DEVELOPER'],
      vendorIds: [
        { vendorId: OWN, role: 'OWNER' },
        { vendorId: OTHER, role: 'VIEWER' },
      ],
      ownStages: [],
    }
    expect(can(member, 'attestation.answer', { vendorId: OWN })).toBe(true)
    expect(can(member, 'attestation.answer', { vendorId: OTHER })).toBe(false)
    expect(can(member, 'app-version.draft', { vendorId: OTHER })).toBe(false)
  })

  it('keeps a key without a vendor from acting for one', () => {
    const key: Viewer = { userId: 'key', roles: ['SERVICE'], vendorIds: [], ownStages: [] }
    expect(can(key, 'app-version.submit', { vendorId: OWN })).toBe(false)
    expect(can(key, 'app-version.submit', {})).toBe(false)
    expect(can(holderOf('SERVICE'), 'app-version.submit', { vendorId: OWN })).toBe(true)
  })

  it('lets the viewer of a vendor look, and nothing more', () => {
    const viewer: Viewer = {
      ...holderOf('PATIENT'),
      roles: [],
      vendorIds: [{ vendorId: OWN, role: 'VIEWER' }],
    }
    const allowed = ABILITIES.filter((ability) => can(viewer, ability, { vendorId: OWN }))
    expect(allowed).toEqual([
      'listing.read-public',
      'document.read',
      'connection-sheet.read',
      'audit.read-app',
      'metrics.read',
    ])
  })
})

describe('the rules behind the table', () => {
  const DECISIONS: readonly Ability[] = [
    'vendor.correct-legal',
    'stage.decide',
    'scope.decide',
    'app-version.request-changes',
    'app-version.reject',
    'app-version.approve',
    'app-version.reinstate',
  ]

  it.each(DECISIONS)('keep everybody from %s over a vendor they belong to', (ability) => {
    const insider: Viewer = {
      userId: 'me',
      roles: [...REVIEWER_ROLES, 'APP_ADMIN', 'SECURITY_OFFICER'],
      vendorIds: [{ vendorId: OWN, role: 'VIEWER' }],
      ownStages: ['INTAKE'],
    }
    expect(can(insider, ability, { vendorId: OTHER, stage: 'INTAKE' })).toBe(true)
    expect(authorize(insider, ability, { vendorId: OWN, stage: 'INTAKE' })).toMatchObject({
      error: { code: 'SEPARATION_OF_DUTIES' },
    })
  })

  it('keep who passed the security stage from the final approval', () => {
    const admin = holderOf('APP_ADMIN')
    expect(can(admin, 'app-version.approve', { securityPassedBy: 'you' })).toBe(true)
    expect(authorize(admin, 'app-version.approve', { securityPassedBy: 'me' })).toMatchObject({
      error: { code: 'SEPARATION_OF_DUTIES' },
    })
    expect(can(admin, 'app-version.suspend', { securityPassedBy: 'me' })).toBe(true)
  })

  it('keep one person from being both the first and the second', () => {
    const admin = holderOf('APP_ADMIN')
    expect(can(admin, 'app-version.approve', { firstApproverId: 'you' })).toBe(true)
    expect(can(admin, 'app-version.approve', { firstApproverId: 'me' })).toBe(false)
  })

  it('refuse in words, before anything else, what a role does not have', () => {
    expect(authorize(holderOf('CLINICIAN'), 'app-version.approve')).toEqual({
      ok: false,
      error: { code: 'FORBIDDEN', reason: 'You may not approve for release here.' },
    })
  })

  it.each([
    ['app-version.approve', { riskTier: 'LOW' }, 1],
    ['app-version.approve', { riskTier: 'MODERATE' }, 1],
    ['app-version.approve', { riskTier: 'HIGH' }, 2],
    ['app-version.approve', { riskTier: 'CRITICAL' }, 2],
    ['app-version.reinstate', {}, 1],
    ['app-version.reinstate', { isEmergency: true }, 2],
    ['policy.write', {}, 2],
    ['vendor.correct-legal', {}, 2],
    ['attestation-text.publish', {}, 2],
    ['app-version.suspend', {}, 1],
  ] as const)('ask for %s with %j for %i people', (ability, circumstances, people) => {
    expect(approvalsNeeded(ability, circumstances)).toBe(people)
  })
})
