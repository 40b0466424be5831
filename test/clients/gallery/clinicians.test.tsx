import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { GraphQLError } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MyAppsRoot } from '../../../gallery/src/app/my-apps-root.tsx'
import { Clinicians } from '../../../gallery/src/features/clinicians/clinicians.tsx'
import type { GalleryFilter } from '../../../gallery/src/gql/graphql.ts'
import { createApolloClient } from '../../../gallery/src/lib/apollo-client.ts'
import { createSession } from '../../../gallery/src/lib/sign-in/session.ts'
import { goTo } from './go-to.ts'
import { type Hospital, openHospital } from './hospital.ts'
import { aListing } from './listings.ts'

const HEART = aListing()
const ROUNDS = aListing({ slug: 'rounds', name: 'Rounds', vendorName: 'Larkmoor' })

let hospital: Hospital
/** What the list of approved apps was asked for. */
let asked: GalleryFilter[]

beforeEach(async () => {
  hospital = await openHospital()
  hospital.person = 'Amina Farouk'
  asked = []
  hospital.root = theirView()
  goTo(`${hospital.origin}/clinicians`)
})

afterEach(() => {
  cleanup()
  hospital.close()
})

/** The apps clinicians find: one their own department uses, and all that are approved. */
function theirView() {
  const collection = (department: string, isMine: boolean, ...listings: object[]) => ({
    department,
    isMine,
    listings,
  })
  return {
    departmentCollections: [
      collection('Cardiology', true, HEART),
      collection('Ward 3', false, ROUNDS),
    ],
    galleryListings({ filter }: { filter: GalleryFilter }) {
      asked.push(filter)
      const nodes = [HEART, ROUNDS].filter(({ name }) => name.includes(filter.search ?? ''))
      return { nodes, totalCount: nodes.length }
    },
    galleryListing: ({ slug }: { slug: string }) =>
      [HEART, ROUNDS].find((listing) => listing.slug === slug) ?? null,
    similarListings: ({ slug }: { slug: string }) =>
      slug === ROUNDS.slug
        ? [{ reason: 'Reads test results, too.', reasonEs: 'Lee resultados.', listing: HEART }]
        : [],
    organization: {
      ...{ name: 'Riverside', supportEmail: 'a@b.example', selfRegistration: true },
      ...{ legalLinks: [], galleryWelcome: {} },
    },
  }
}

const FORBIDDEN = new GraphQLError('You may not read listings for clinicians here.', {
  extensions: { code: 'FORBIDDEN' },
})

/** Opens the view, or the page of one app in it, as the script of the page does. */
async function open(slug?: string): Promise<void> {
  const session = createSession(hospital.origin)
  const apolloClient = createApolloClient(session.accessToken, `${hospital.origin}/graphql`)
  await session.start()
  render(
    <MyAppsRoot session={session} apolloClient={apolloClient}>
      <Clinicians slug={slug} />
    </MyAppsRoot>,
  )
}

describe('the apps for clinicians', () => {
  it('ask a stranger to sign in, and ask the hospital nothing', async () => {
    hospital.person = undefined
    await open()
    screen.getByRole('heading', { name: 'Sign in to see the apps for clinicians' })
    expect(hospital.tokens).toEqual([])
  })

  it('show what departments use, one’s own said so, and then all that are approved', async () => {
    await open()
    const mine = within(await screen.findByRole('region', { name: 'In use at Cardiology' }))
    expect(mine.getByText('Your department')).toBeDefined()
    const link = mine.getByRole('link', { name: 'Heart Diary' })
    expect(link.getAttribute('href')).toBe('/clinicians/apps/heart-diary')
    const other = within(screen.getByRole('region', { name: 'In use at Ward 3' }))
    expect(other.queryByText('Your department')).toBeNull()
    const all = within(await screen.findByRole('region', { name: 'Approved for clinicians' }))
    expect(all.getByRole('status').textContent).toBe('2 apps')
    expect(asked).toEqual([{ isForClinicians: true }])
  })

  it('are searched among all of them, and departments step aside meanwhile', async () => {
    await open()
    await screen.findByText('2 apps')
    fireEvent.change(screen.getByLabelText('Search apps'), { target: { value: ' Rounds ' } })
    await screen.findByText('1 app')
    expect(asked.at(-1)).toEqual({ isForClinicians: true, search: 'Rounds' })
    expect(screen.queryByRole('region', { name: 'In use at Cardiology' })).toBeNull()
    fireEvent.change(screen.getByLabelText('Search apps'), { target: { value: 'zzz' } })
    await screen.findByText('No app matches')
  })

  it('are for the people who work here; others are led to what is for everybody', async () => {
    hospital.root = { ...theirView(), departmentCollections: () => Promise.reject(FORBIDDEN) }
    await open()
    await screen.findByRole('heading', { name: 'This is for the people who work here' })
    expect(screen.getByRole('link', { name: 'Show all apps' }).getAttribute('href')).toBe('/')
    expect(asked).toEqual([])
  })

  it('hold their place while they load, and are loaded again on request', async () => {
    let isAway = true
    const collections = () =>
      isAway ? Promise.reject(new Error('away')) : theirView().departmentCollections
    hospital.root = { ...theirView(), departmentCollections: collections }
    await open()
    expect(document.querySelector('[aria-busy="true"]')).not.toBeNull()
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText('The apps could not be loaded')).toBeDefined()
    isAway = false
    await userEvent.click(retry)
    await screen.findByRole('region', { name: 'In use at Cardiology' })
  })

  it('say so when a search cannot be answered, and do not show the answer before it', async () => {
    await open()
    await screen.findByText('2 apps')
    hospital.root = {
      ...theirView(),
      galleryListings: () => Promise.reject(new Error('away')),
    }
    fireEvent.change(screen.getByLabelText('Search apps'), { target: { value: 'Rounds' } })
    await screen.findByText('The apps could not be loaded')
    expect(screen.queryByText('2 apps')).toBeNull()
  })
})

describe('the page of one app for clinicians', () => {
  it('leads back to their view, and to apps like it in the same view, with the reason', async () => {
    await open('rounds')
    await screen.findByRole('heading', { level: 1, name: 'Rounds' })
    const similar = within(await screen.findByRole('region', { name: 'Similar apps' }))
    expect(similar.getByRole('link', { name: 'Heart Diary' }).getAttribute('href')).toBe(
      '/clinicians/apps/heart-diary',
    )
    expect(similar.getByText('Reads test results, too.')).toBeDefined()
    const ways = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(ways).toContain('/clinicians')
  })

  it('says nothing of similar apps where there is none', async () => {
    await open('heart-diary')
    await screen.findByRole('heading', { level: 1, name: 'Heart Diary' })
    expect(screen.queryByRole('region', { name: 'Similar apps' })).toBeNull()
  })

  it('says that there is no such app', async () => {
    await open('unknown')
    await screen.findByRole('heading', { name: 'There is no such app' })
    expect(screen.getByRole('link', { name: 'Apps for clinicians' }).getAttribute('href')).toBe(
      '/clinicians',
    )
  })
})
