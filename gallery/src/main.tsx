import type { ApolloClient } from '@apollo/client'
import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { MyAppsRoot } from './app/my-apps-root.tsx'
import { createApolloClient } from './lib/apollo-client.ts'
import { takePlace } from './lib/sign-in/pending-sign-in.ts'
import { createSession } from './lib/sign-in/session.ts'
import { ENGLISH_READER, type Reader } from './lib/words/reader.ts'

/** Mounts the page for those who are signed in into the place the server left for it. */
async function mount(): Promise<void> {
  const place = document.getElementById('my-apps') ?? document.getElementById('clinicians')
  if (!place) return
  const cameFrom = location.pathname === '/my-apps/callback' ? takePlace() : undefined
  if (cameFrom) {
    // Signed in by now, which the page finds out by itself: the code of the address is not needed.
    location.replace(cameFrom)
    return
  }
  const session = createSession(location.origin)
  const apolloClient = createApolloClient(session.accessToken)
  const [reader, page] = await Promise.all([
    readerOfPage(apolloClient),
    pageOf(place.id),
    session.start(),
  ])
  createRoot(place).render(
    <MyAppsRoot session={session} apolloClient={apolloClient} reader={reader}>
      {page}
    </MyAppsRoot>,
  )
}

/** The pages for clinicians come apart from the script of My apps. */
async function pageOf(id: string): Promise<ReactElement | undefined> {
  if (id !== 'clinicians') return undefined
  const { Clinicians } = await import('./features/clinicians/clinicians.tsx')
  const slug = /^\/clinicians\/apps\/([^/]+)$/.exec(location.pathname)?.[1]
  return <Clinicians slug={slug && decodeURIComponent(slug)} />
}

/** The server chose the language of the page; its words come with it, apart from the script. */
async function readerOfPage(apollo: ApolloClient): Promise<Reader> {
  if (document.documentElement.lang !== 'es') return ENGLISH_READER
  const { loadSpanishReader } = await import('./lib/words/load-spanish-reader.ts')
  return loadSpanishReader(async (query) => {
    const { data } = await apollo.query({ query })
    if (!data) throw new Error('The API answered nothing.')
    return data
  })
}

void mount()
