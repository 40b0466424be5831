import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import { ROLES, type Role } from '../../../schema/vocabulary/role.ts'
import { isServiceAbility } from '../../../schema/vocabulary/service-ability.ts'
import { GOVERNANCE_STAGES, stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'
import { PERMISSION_DOCUMENT } from '../../support/permission-document.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { ASKS, type Ask, type Situation } from './role-asks.ts'
import { aCast, type RoleHolder } from './role-cast.ts'

/**
 * Walks every role over every action, through the door everybody uses, and holds the answers against the table as the
 * hospital's governance document has it, which is written out apart from the code that is walked (LIFECYCLE D2).
 */
let platform: TestPlatform
let cast: Map<Role, RoleHolder>
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { sandboxRecords: { reset: async () => 0 } } })
  cast = await aCast(platform)
}, 240_000)
afterAll(() => platform?.stop())

const PATIENCE = 120_000
const VENDOR_ROLES: readonly Role[] = ['DEVELOPER', 'VENDOR_OWNER']
/** Answers of somebody who may not: refused, or told that there is no such thing. */
const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'nothing']

/** Done by other doors than a mutation or query of their own. */
const WITHOUT_OPERATION: readonly Ability[] = [
  'listing.read-clinical',
  'secret.reveal',
  'audit.read-people',
]

/**
 * Where the platform gives something else than the letter of the document, and why.
 * Everybody with an account may have allowed an app something, whatever else they are, and takes it back.
 */
const ANYBODYS_OWN: readonly Ability[] = ['consent.manage-own']

/** The letter of the document; of what services could be given, the platform gives three abilities. */
function cellOf(ability: Ability, row: string, role: Role): string {
  if (ANYBODYS_OWN.includes(ability) && role !== 'PUBLIC' && role !== 'SERVICE') return 'O'
  const cell = row.split('|')[ROLES.indexOf(role)]?.trim() ?? ''
  if (role !== 'SERVICE' || ability === 'listing.read-public') return cell
  return isServiceAbility(ability) ? cell : ''
}

async function answerOf(client: RoleHolder['client'], ask: Ask, at: Situation): Promise<string> {
  const { data, errors } = await client.ask<{ it: unknown }, never>(
    `${ask.kind} { it: ${ask.text(at)} }`,
  )
  const [error] = errors
  if (error) return error.extensions.code
  const faults = faultsIn(data?.it)
  if (faults) return faults[0]?.code ?? 'OK'
  return isNothing(data?.it) ? 'nothing' : 'OK'
}

function faultsIn(value: unknown): { code: string }[] | undefined {
  if (typeof value !== 'object' || value === null || !('userErrors' in value)) return undefined
  return value.userErrors as { code: string }[]
}

/** What was left out for who asks: null, or an object with nothing in it. A list of its own may be empty. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return false
  if (typeof value !== 'object') return false
  const parts = Object.values(value)
  return parts.every((part) => (Array.isArray(part) ? part.length === 0 : isNothing(part)))
}

function isAsked(ask: Ask, role: Role): boolean {
  if (!ask.by || role === 'PUBLIC') return true
  return ask.by === (VENDOR_ROLES.includes(role) ? 'VENDOR' : 'HOSPITAL')
}

/** An answer as the table would say it; whatever else is answered stands for itself, and fails. */
function saidAs(ask: Ask, answer: string): string {
  if (ask.allowed.includes(answer)) return 'allowed'
  return REFUSALS.includes(answer) ? 'refused' : answer
}

function isHeld({ cell, isAtIntake }: Ask, role: Role, letter: string): boolean {
  if (isAtIntake && letter === 'S') return stagesOwnedBy([role]).includes('INTAKE')
  return cell ? letter === cell : letter !== ''
}

/** Every question about an action, by each role it is a question for. */
function asked(ability: Ability) {
  return [...cast].flatMap(([role, holder]) =>
    ASKS[ability]
      .filter((ask) => isAsked(ask, role))
      .map((ask) => ({
        ...holder,
        role,
        ask,
        name: `${role}: ${ask.text(holder.own).slice(0, 40)}`,
      })),
  )
}

const ROWS = PERMISSION_DOCUMENT.filter(([ability]) => ASKS[ability].length > 0)

describe('every role, at every action of the table,', () => {
  test.each(ROWS)(
    'is answered about %s as the table says',
    async (ability, row) => {
      const told: Record<string, string> = {}
      const expected: Record<string, string> = {}
      for (const { name, role, client, own, ask } of asked(ability)) {
        const answer = await answerOf(client, ask, own)
        told[name] = saidAs(ask, answer)
        expected[name] = isHeld(ask, role, cellOf(ability, row, role)) ? 'allowed' : 'refused'
      }
      expect(told).toEqual(expected)
    },
    PATIENCE,
  )

  test.each(ROWS.filter(([ability, row]) => row.includes('O') && !ANYBODYS_OWN.includes(ability)))(
    'does %s for its own vendor alone',
    async (ability) => {
      for (const { name, role, client, foreign, ask } of asked(ability)) {
        if (!VENDOR_ROLES.includes(role)) continue
        expect(REFUSALS, name).toContain(await answerOf(client, ask, foreign))
      }
    },
    PATIENCE,
  )

  test(
    'decides its own stages, and nobody else’s',
    async () => {
      const [ask] = ASKS['stage.decide']
      const row = new Map(PERMISSION_DOCUMENT).get('stage.decide') ?? ''
      const letterOf = (role: Role) => cellOf('stage.decide', row, role)
      for (const [role, { client, own }] of cast) {
        if (!ask || role === 'APP_ADMIN') continue
        for (const stage of GOVERNANCE_STAGES) {
          const answer = await answerOf(client, ask, { ...own, stage })
          const isOwn = letterOf(role) === 'S' && stagesOwnedBy([role]).includes(stage)
          expect(!REFUSALS.includes(answer), `${role} ${stage}: ${answer}`).toBe(isOwn)
        }
      }
    },
    PATIENCE,
  )
})

test('only what has a door of its own is walked elsewhere', () => {
  const without = PERMISSION_DOCUMENT.filter(([ability]) => ASKS[ability].length === 0)
  expect(without.map(([ability]) => ability)).toEqual(WITHOUT_OPERATION)
})
