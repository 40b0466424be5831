import './browser.ts'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { VendorSetupForm } from '../../../portal/src/features/account/vendor/vendor-setup-form.tsx'
import { aFault, expectKept, expectRefusal, fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

function open(refusal?: ReturnType<typeof aFault>) {
  const api = aScriptedApi({
    Viewer: () => ({ viewer: null, organization: null }),
    VendorProfileComplete: () => ({
      vendorProfileComplete: {
        __typename: 'VendorPayload',
        vendor: refusal ? null : { __typename: 'Vendor', id: 'vendor' },
        userErrors: refusal ? [refusal] : [],
      },
    }),
  })
  const Component = () => <VendorSetupForm email="ada@acme.example" />
  const router = renderPage({ client: api.client, path: '*', at: '/vendor/setup', Component })
  return { api, router, user: userEvent.setup() }
}

const field = (label: RegExp) => screen.findByLabelText<HTMLInputElement>(label)

/** What a screen reader says of a field besides its name. */
function described(input: HTMLElement): string {
  const ids = (input.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

const WHOLE: readonly (readonly [RegExp, string])[] = [
  [/^Legal first name/, 'Ada'],
  [/^Legal last name/, 'Byron'],
  [/^Legal business name/, 'Acme'],
  [/^Position\/Designation/, 'Owner'],
  [/^Business contact number/, '+1 555 0100'],
  [/^Street and number/, 'One Road'],
  [/^Postal code/, '02110'],
  [/^City/, 'Boston'],
  [/^Country/, 'us'],
]

async function fillAll() {
  for (const [label, text] of WHOLE) fill(await field(label), text)
}

describe('the vendor profile', () => {
  it.each([
    [/^Legal first name/, 100],
    [/^Legal business name/, 200],
    [/^Position\/Designation/, 100],
    [/^Business contact number/, 30],
    [/^Website/, 255],
    [/^Street and number/, 200],
    [/^Postal code/, 20],
    [/^City/, 100],
    [/^Country/, 2],
  ])('says the limit of %s beside it, to eyes and ears', async (label, max) => {
    open()
    const input = await field(label)
    expect(input.maxLength).toBe(max)
    const box = input.closest('.mantine-TextInput-root')?.parentElement
    const counter = () => box?.querySelector('.tabular')?.textContent
    expect(counter()).toMatch(new RegExp(`^0 of ${max} characters`))
    expect(described(input)).toContain(`At most ${max} characters`)
    fill(input, 'é2')
    expect(counter()).toMatch(new RegExp(`^2 of ${max} characters`))
    expect(described(input)).toContain('; 2 used.')
  })

  it('announces what is left when the limit is near, and not before', async () => {
    const { user } = open()
    const postalCode = await field(/^Postal code/)
    await user.type(postalCode, '12345678901234567')
    const news = () => screen.getAllByRole('status').map((status) => status.textContent)
    expect(news().join('')).toBe('')
    await user.type(postalCode, '890')
    expect(news()).toContain('0 characters left.')
  })

  it('is sent whole, with what is empty left out, and leads on', async () => {
    const { user, api, router } = open()
    await fillAll()
    await press(user, 'Save the vendor')
    await waitFor(() => expect(router.state.location.pathname).toBe('/registrations'))
    expect(api.asked.at(-1)?.variables).toEqual({
      input: {
        ...{ kind: 'BUSINESS', legalFirstName: 'Ada', legalLastName: 'Byron' },
        ...{ legalBusinessName: 'Acme', duns: null, email: 'ada@acme.example' },
        ...{ position: 'Owner', phone: '+1 555 0100', website: null },
        address: {
          ...{ line1: 'One Road', line2: null, city: 'Boston', region: null },
          ...{ postalCode: '02110', country: 'US' },
        },
      },
    })
  })

  it('lists a refusal, shows it at the field, and keeps every word', async () => {
    const message = 'Give the country as two capital letters.'
    const { user } = open(aFault(['input', 'address', 'country'], message))
    await fillAll()
    await press(user, 'Save the vendor')
    await expectRefusal(user, { field: await field(/^Country/), message, typed: 'US' })
    expect((await field(/^Street and number/)).value).toBe('One Road')
  })

  it('keeps every word without a network', async () => {
    const { user, api } = open()
    await fillAll()
    api.unreachable.add('VendorProfileComplete')
    await press(user, 'Save the vendor')
    await expectKept(await field(/^City/), 'Boston')
  })
})
