import { createRoot } from 'react-dom/client'
import { MyAppsRoot } from './app/my-apps-root.tsx'
import { createApolloClient } from './lib/apollo-client.ts'
import { createSession } from './lib/sign-in/session.ts'

/** Mounts My apps into the place the server left for it. */
async function mount(): Promise<void> {
  const place = document.getElementById('my-apps')
  if (!place) return
  const session = createSession(location.origin)
  const apolloClient = createApolloClient(session.accessToken)
  await session.start()
  createRoot(place).render(<MyAppsRoot session={session} apolloClient={apolloClient} />)
}

void mount()
