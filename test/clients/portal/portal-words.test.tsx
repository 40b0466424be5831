import './browser.ts'
import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { EMPTY_CONTACT } from '../../../portal/src/features/account/vendor/contact.ts'
import { ContactFields } from '../../../portal/src/features/account/vendor/contact-fields.tsx'
import { LegalFields } from '../../../portal/src/features/account/vendor/legal-fields.tsx'
import { TABS } from '../../../portal/src/features/app-information/tabs.ts'
import { readFilter } from '../../../portal/src/features/registrations/registration-filter.ts'
import { RegistrationTable } from '../../../portal/src/features/registrations/registration-table.tsx'
import { APP_VERSION_STATUS_NAMES } from '../../../schema/vocabulary/app-status.ts'
import { VENDOR_KIND_NAMES, type VendorKind } from '../../../schema/vocabulary/registration.ts'
import { theme } from '../../../ui/theme.ts'

function show(part: ReactNode): HTMLElement {
  const router = createMemoryRouter([{ path: '/', element: part }])
  const { container } = render(
    <MantineProvider theme={theme} env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  )
  return container
}

const texts = (root: HTMLElement, selector: string) =>
  [...root.querySelectorAll(selector)].map((one) => one.textContent?.replace(/\s*\*$/, ''))

describe('My Registrations', () => {
  it('R028, R034, R036, R037: has its columns', () => {
    const table = show(
      <RegistrationTable
        rows={[]}
        filter={readFilter(new URLSearchParams())}
        onChange={() => undefined}
      />,
    )
    expect(texts(table, 'th')).toEqual(['App', 'Version', 'Status', 'Message', 'Modified'])
  })

  it('R029-R033: calls statuses as vendors know them', () => {
    expect(Object.values(APP_VERSION_STATUS_NAMES)).toEqual([
      'Draft',
      'In Review',
      'Live',
      'Rejected',
      'Suspended',
      'Retired',
    ])
  })
})

it('R087-R092: the App Information Page has its five tabs first', () => {
  expect(TABS.map(({ label }) => label)).toEqual([
    'Description',
    'Connection',
    'Privacy & Security',
    'Contact Information',
    'Documents',
    'Versions',
    'Activity',
  ])
})

describe('a vendor', () => {
  it('R009: is one of two kinds', () => {
    expect(Object.values(VENDOR_KIND_NAMES)).toEqual(['Individual', 'Business'])
  })

  const PERSON = ['Legal first name', 'Legal last name']
  const MAIL = 'E-mail of the vendor'
  it.each<[string, VendorKind, string[], string[]]>([
    [
      'R010-R013',
      'INDIVIDUAL',
      [...PERSON, MAIL],
      ['Position/Designation', 'Contact number', 'Address'],
    ],
    [
      'R014-R019',
      'BUSINESS',
      [...PERSON, 'Legal business name', 'D.U.N.S. number', MAIL],
      ['Position/Designation', 'Business contact number', 'Full legal business address'],
    ],
  ])('%s: says as %s what is asked of it', (_rows, kind, legal, contact) => {
    const identity = {
      kind,
      legalFirstName: '',
      legalLastName: '',
      legalBusinessName: '',
      duns: '',
      email: '',
    }
    const form = show(
      <>
        <LegalFields identity={identity} faults={[]} onChange={() => undefined} />
        <ContactFields kind={kind} contact={EMPTY_CONTACT} faults={[]} onChange={() => undefined} />
      </>,
    )
    const labels = texts(form, 'label, legend')
    const ofLegal = labels.filter((label) => label && [...legal, ...OF_BUSINESS].includes(label))
    expect(ofLegal).toEqual(legal)
    expect(labels).toEqual(expect.arrayContaining(contact))
  })
})

const OF_BUSINESS = ['Legal business name', 'D.U.N.S. number']
