import { describe, expect, it } from 'vitest'
import { ABILITIES, permissionCell } from '../../../schema/vocabulary/permission.ts'
import {
  NOT_OVER_OWN_VENDOR,
  OF_VENDOR_VIEWERS,
  OWNERSHIPS,
  SECOND_PERSON,
} from '../../../schema/vocabulary/permission-rule.ts'
import {
  PERMISSION_GROUPS,
  PERMISSION_QUESTIONS,
} from '../../../schema/vocabulary/permission-words.ts'
import { ROLES } from '../../../schema/vocabulary/role.ts'

describe('the permission table as people read it', () => {
  it('has every ability in one part, and each part names known ones', () => {
    const shown = PERMISSION_GROUPS.flatMap(({ abilities }) => abilities)
    expect(shown.toSorted()).toEqual(ABILITIES.toSorted())
  })

  it('asks for a second person exactly where a cell is marked R', () => {
    const marked = ABILITIES.filter((ability) =>
      ROLES.some((role) => permissionCell(ability, role) === 'R'),
    )
    expect(Object.keys(SECOND_PERSON).toSorted()).toEqual(marked.toSorted())
  })

  it('lets viewers of a vendor do only what its developers may', () => {
    expect(OF_VENDOR_VIEWERS.map((ability) => permissionCell(ability, 'DEVELOPER'))).toEqual(
      OF_VENDOR_VIEWERS.map(() => 'O'),
    )
  })

  it('keeps from deciding about themselves those who decide at all, not vendors', () => {
    const byVendors = NOT_OVER_OWN_VENDOR.filter((ability) => permissionCell(ability, 'DEVELOPER'))
    expect(byVendors).toEqual([])
  })

  it('R263 R294 answers who registers, who approves scopes, emergencies, and who owns what', () => {
    expect(PERMISSION_QUESTIONS.every(({ abilities }) => abilities.length > 0)).toBe(true)
    expect(OWNERSHIPS.map(({ name, roles }) => [name, roles[0]])).toEqual([
      ['Policy', 'SECURITY_REVIEWER'],
      ['Runtime', 'TECHNICAL_REVIEWER'],
      ['Workflow fit', 'CLINICAL_REVIEWER'],
      ['Code and support', 'VENDOR_OWNER'],
    ])
  })
})
