import './browser.ts'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { SunsetForm } from '../../../portal/src/components/lifecycle/sunset-form.tsx'
import type { AppLifecycle } from '../../../portal/src/components/lifecycle/use-app-lifecycle.ts'
import { eventually } from '../../support/eventually.ts'
import { aFault, fill, press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const APP: AppLifecycle = {
  ...{ id: 'a1', slug: 'old-lines', name: 'Old Lines', revision: 4 },
  ...{ releaseMode: 'AUTOMATIC', canChooseRelease: true, versions: [] },
  ...{ deprecationStatus: 'ACTIVE', canDeprecate: true, deprecation: null },
  earliestSunsetAt: '2031-03-01T00:00:00Z',
}
const WHY = 'The vendor gives up this line of products.'
const FIELD = 'The app that takes its place'
const UNKNOWN = 'No app in the gallery that could take its place is called so.'

const listing = (slug: string, name: string, sunsetAt: string | null = null) => ({
  __typename: 'GalleryListing',
  ...{ slug, name, vendorName: `Vendor of ${slug}`, sunsetAt },
})
const GALLERY = [
  listing('new-lines', 'New Lines'),
  listing('newer-lines', 'Newer Lines'),
  listing('old-lines', 'Old Lines'),
  listing('late-lines', 'Late Lines', '2031-01-01T00:00:00Z'),
]
const REFUSED = aFault(
  ['successorSlug'],
  'Name another app of the gallery that does not end itself.',
  'NOT_FOUND',
)

function show(refuses = false, app = APP) {
  const onClose = vi.fn()
  const api = aScriptedApi({
    SuccessorListings: ({ search }) => ({
      galleryListings: {
        __typename: 'GalleryListingConnection',
        nodes: GALLERY.filter(({ name }) =>
          name.toLowerCase().includes(String(search).toLowerCase()),
        ),
      },
    }),
    AppDeprecate: () => ({
      payload: {
        __typename: 'AppPayload',
        app: refuses ? null : { __typename: 'App', id: 'a1', revision: 5 },
        userErrors: refuses ? [REFUSED] : [],
      },
    }),
  })
  const Component = () => <SunsetForm app={app} onClose={onClose} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  const sent = () => api.asked.filter(({ name }) => name === 'AppDeprecate').at(-1)?.variables.input
  return { api, onClose, sent, user: userEvent.setup() }
}

const field = () => screen.findByRole('combobox', { name: FIELD })
const names = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)

it('R243: what takes the place of an app is found by name and picked by keyboard', async () => {
  const { onClose, sent, user } = show()
  fill(await screen.findByLabelText(/Why it ends/), WHY)
  await user.type(await field(), 'lines')
  await eventually(() =>
    expect(names()).toEqual(['New LinesVendor of new-lines', 'Newer LinesVendor of newer-lines']),
  )
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(await field()).toHaveProperty('value', 'Newer Lines')
  await press(user, 'Announce')
  await eventually(() => expect(onClose).toHaveBeenCalled())
  expect(sent()).toMatchObject({ successorSlug: 'newer-lines', expectedRevision: 4, note: WHY })
})

it('R243: a name that is typed whole is the app of that name, and none is none', async () => {
  const { onClose, sent, user } = show()
  fill(await screen.findByLabelText(/Why it ends/), WHY)
  await press(user, 'Announce')
  await eventually(() => expect(onClose).toHaveBeenCalled())
  expect(sent()).toMatchObject({ successorSlug: null })
  await user.type(await field(), 'new lines')
  await eventually(() => expect(names()).toEqual(['New LinesVendor of new-lines']))
  await press(user, 'Announce')
  await eventually(() => expect(sent()).toMatchObject({ successorSlug: 'new-lines' }))
})

it('R243: what nothing fits is kept as it was typed, and the server says what is wrong', async () => {
  const { onClose, sent, user } = show(true)
  fill(await screen.findByLabelText(/Why it ends/), WHY)
  await user.type(await field(), 'Something else')
  expect(await screen.findByText(UNKNOWN)).toBeDefined()
  await press(user, 'Announce')
  expect(await screen.findByText(REFUSED.message)).toBeDefined()
  expect(sent()).toMatchObject({ successorSlug: 'Something else' })
  expect(await field()).toHaveProperty('value', 'Something else')
  expect(onClose).not.toHaveBeenCalled()
})

it('R243: an end that is changed keeps its day, sooner than a new one may be, and what takes its place', async () => {
  const successor = { slug: 'new-lines', name: 'New Lines' }
  const deprecation = { sunsetAt: '2031-02-01T00:00:00Z', note: WHY, successor }
  const { sent, user } = show(false, { ...APP, deprecation })
  await screen.findByRole('dialog', { name: 'Change the announced end of Old Lines' })
  expect(await field()).toHaveProperty('value', 'New Lines')
  const day = screen.getByLabelText(/Ends on/)
  expect(day).toHaveProperty('min', '2031-02-01')
  expect(day).toHaveProperty('value', '2031-02-01')
  await press(user, 'Announce')
  await eventually(() => expect(sent()).toMatchObject({ successorSlug: 'new-lines' }))
})
