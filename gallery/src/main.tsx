import { createRoot } from 'react-dom/client'
import { MyAppsRoot } from './app/my-apps-root.tsx'
import { createApolloClient } from './lib/apollo-client.ts'
import { createSession } from './lib/sign-in/session.ts'
import { ENGLISH_READER, type Reader } from './lib/words/reader.ts'

/** Mounts My apps into the place the server left for it. */
async function mount(): Promise<void> {
  const place = document.getElementById('my-apps')
  if (!place) return
  const session = createSession(location.origin)
  const apolloClient = createApolloClient(session.accessToken)
  const [reader] = await Promise.all([readerOfPage(), session.start()])
  createRoot(place).render(
    <MyAppsRoot session={session} apolloClient={apolloClient} reader={reader} />,
  )
}

/** The server chose the language of the page; its words come with it, apart from the script. */
async function readerOfPage(): Promise<Reader> {
  if (document.documentElement.lang !== 'es') return ENGLISH_READER
  return (await import('./lib/words/spanish-reader.ts')).SPANISH_READER
}

void mount()
