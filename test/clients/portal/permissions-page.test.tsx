import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/docs/permissions-page.tsx'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { ABILITIES, ABILITY_NAMES, permissionCell } from '../../../schema/vocabulary/permission.ts'
import { PERMISSION_CELL_NAMES } from '../../../schema/vocabulary/permission-words.ts'
import { ROLE_NAMES, ROLES } from '../../../schema/vocabulary/role.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

afterEach(() => chooseLanguage('en'))

const show = () =>
  renderPage({
    client: aScriptedApi({}).client,
    path: '/docs/permissions',
    at: '/docs/permissions',
    Component,
  })

/** The rows of the table as words: the action, and its cells. */
function shownRows(): Map<string, string[]> {
  const rows = within(screen.getByRole('table')).getAllByRole('row')
  return new Map(
    rows.flatMap((row) => {
      const header = row.querySelector('th[scope="row"]')
      if (!header) return []
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')
      return [[header.firstChild?.textContent?.toLowerCase() ?? '', cells] as const]
    }),
  )
}

describe('the page of permissions', () => {
  it('shows each cell of the table the server asks, under its role and beside its action', () => {
    show()
    const heads = [...document.querySelectorAll('thead th[scope="col"]')].map(
      (head) => head.textContent,
    )
    expect(heads).toEqual(['Action', ...ROLES.map((role) => ROLE_NAMES[role])])
    const rows = shownRows()
    expect(rows.size).toBe(ABILITIES.length)
    for (const ability of ABILITIES) {
      const expected = ROLES.map((role) => {
        const cell = permissionCell(ability, role)
        return cell ? PERMISSION_CELL_NAMES[cell] : '–No'
      })
      expect(rows.get(ABILITY_NAMES[ability].toLowerCase()), ability).toEqual(expected)
    }
  })

  it('shows of one role only what it may do', async () => {
    show()
    await userEvent.selectOptions(screen.getByLabelText('Show'), 'Auditor')
    const held = ABILITIES.filter((ability) => permissionCell(ability, 'AUDITOR'))
    expect([...shownRows().keys()].toSorted()).toEqual(
      held.map((ability) => ABILITY_NAMES[ability].toLowerCase()).toSorted(),
    )
    expect(
      screen.getByText('Reads everything in the audit trail and changes nothing.'),
    ).toBeDefined()
  })

  it('says who confirms, who owns what, and answers the questions', () => {
    show()
    for (const name of ['Who can register apps?', 'Who can approve scopes?', 'Who owns what']) {
      expect(screen.getByRole('heading', { name })).toBeDefined()
    }
    expect(screen.getAllByText('Needs a second person after an emergency.').length).toBe(2)
  })

  it('speaks Spanish, headers and all', async () => {
    await chooseLanguage('es')
    show()
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Quién puede hacer qué' }),
    ).toBeDefined()
    expect(screen.getByRole('rowheader', { name: /^Leer la cola de revisión/ })).toBeDefined()
    expect(within(screen.getByRole('table')).getAllByText('Dos personas').length).toBeGreaterThan(3)
  })
})
