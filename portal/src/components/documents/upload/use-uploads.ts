import { useEffect, useReducer, useRef } from 'react'
import { takingTurns } from './taking-turns.ts'
import { uploadDocument } from './upload-document.ts'
import { NO_UPLOADS, uploadsReducer } from './upload-state.ts'
import { useUploadSteps } from './use-upload-steps.ts'

const AT_ONCE = 2

/** Uploads files to a version, each on its own; leaving the page cancels what is under way. */
export function useUploads(versionId: string, onDone: () => void) {
  const [state, dispatch] = useReducer(uploadsReducer, NO_UPLOADS)
  const steps = useUploadSteps(versionId)
  const files = useRef(new Map<string, File>())
  const running = useRef(new Map<string, AbortController>())
  const turns = useRef(takingTurns(AT_ONCE))
  useEffect(() => {
    const { current } = running
    return () => {
      for (const controller of current.values()) controller.abort()
    }
  }, [])

  const start = async (id: string) => {
    const file = files.current.get(id)
    if (!file) return
    const controller = new AbortController()
    const { signal } = controller
    running.current.set(id, controller)
    const phase = await turns.current(async () => {
      if (signal.aborted) return { kind: 'cancelled' } as const
      return uploadDocument({
        file,
        steps,
        signal,
        onPhase: (next) => dispatch({ type: 'moved', id, phase: next }),
      })
    })
    dispatch({ type: 'moved', id, phase })
    if (phase.kind === 'done') onDone()
  }

  const choose = (chosen: readonly File[]) => {
    const added = chosen.map((file) => ({ id: crypto.randomUUID(), file }))
    for (const { id, file } of added) files.current.set(id, file)
    dispatch({
      type: 'chosen',
      files: added.map(({ id, file }) => ({ id, fileName: file.name, size: file.size })),
    })
    for (const { id } of added) void start(id)
  }

  return {
    ...state,
    choose,
    cancel: (id: string) => {
      running.current.get(id)?.abort()
      dispatch({ type: 'moved', id, phase: { kind: 'cancelled' } })
    },
    retry: (id: string) => {
      dispatch({ type: 'again', id })
      void start(id)
    },
    putAway: (id: string) => dispatch({ type: 'put-away', id }),
    closeWarning: () => dispatch({ type: 'warning-read' }),
  }
}
