import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Session, SessionState } from './session.ts'

/** Carries the session to the components below. */
export const SessionContext = createContext<Session | null>(null)

/** Gives the session of the page; throws outside of it. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('There is no session around this component.')
  return session
}

/** Gives what is known about who is there, and follows it. */
export function useSessionState(): SessionState {
  const { state, subscribe } = useSession()
  return useSyncExternalStore(subscribe, state)
}
