import { useEffect, useState, useSyncExternalStore } from 'react'
import { forgetRescued, rescue, rescued } from './draft-rescue.ts'
import { createDraftSession, type DraftSession } from './draft-session.ts'
import { type DraftState, hasUnsaved } from './draft-state.ts'
import { type DraftVersion, toDraftFields } from './draft-version.ts'
import type { SaveDraft } from './use-draft-saver.ts'

/** Opens the draft of a version for as long as the wizard stands. */
export function useDraft(version: DraftVersion, save: SaveDraft): [DraftState, DraftSession] {
  const [session] = useState(() =>
    createDraftSession({
      fields: toDraftFields(version),
      revision: version.revision,
      rescued: rescued(version.id),
      save,
    }),
  )
  const state = useSyncExternalStore(session.subscribe, session.getState)
  useLeaving(version.id, session)
  return [state, session]
}

/** Leaving saves what it can, and keeps the rest in this tab for the next visit. */
function useLeaving(versionId: string, session: DraftSession): void {
  useEffect(() => {
    const handleLeave = () => {
      if (!hasUnsaved(session.getState())) return forgetRescued(versionId)
      rescue(versionId, session.getState())
      void session.flush().then(() => {
        if (!hasUnsaved(session.getState())) forgetRescued(versionId)
      })
    }
    window.addEventListener('pagehide', handleLeave)
    document.addEventListener('visibilitychange', handleLeave)
    return () => {
      window.removeEventListener('pagehide', handleLeave)
      document.removeEventListener('visibilitychange', handleLeave)
      handleLeave()
    }
  }, [versionId, session])
}
