import { DOCUMENT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'

/** Where one file stands on its way to the hospital. */
export type UploadPhase =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'hashing' }
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'done'; readonly isScanned: boolean }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' }

export interface Upload {
  readonly id: string
  readonly fileName: string
  readonly size: number
  readonly phase: UploadPhase
}

export interface Uploads {
  readonly list: readonly Upload[]
  /** How many were chosen in one action, when that is enough for a warning (R107); else 0. */
  readonly manyAtOnce: number
}

export type UploadAction =
  | { readonly type: 'chosen'; readonly files: readonly Omit<Upload, 'phase'>[] }
  | { readonly type: 'moved'; readonly id: string; readonly phase: UploadPhase }
  | { readonly type: 'again'; readonly id: string }
  | { readonly type: 'put-away'; readonly id: string }
  | { readonly type: 'warning-read' }

export const NO_UPLOADS: Uploads = { list: [], manyAtOnce: 0 }

/** What becomes of the uploads. Each file goes its own way: one that fails takes no other with it. */
export function uploadsReducer(state: Uploads, action: UploadAction): Uploads {
  switch (action.type) {
    case 'chosen': {
      const added = action.files.map((file) => ({ ...file, phase: { kind: 'waiting' } as const }))
      const isMany = added.length >= DOCUMENT_LIMITS.warnFromCount
      return { list: [...state.list, ...added], manyAtOnce: isMany ? added.length : 0 }
    }
    case 'moved':
      return mapped(state, action.id, (upload) =>
        isOver(upload.phase) ? upload : { ...upload, phase: action.phase },
      )
    case 'again':
      return mapped(state, action.id, (upload) =>
        canRetry(upload.phase) ? { ...upload, phase: { kind: 'waiting' } } : upload,
      )
    case 'put-away':
      return { ...state, list: state.list.filter(({ id }) => id !== action.id) }
    case 'warning-read':
      return { ...state, manyAtOnce: 0 }
  }
}

/** What has ended moves no more: a late answer changes nothing. */
function isOver(phase: UploadPhase): boolean {
  return phase.kind === 'done' || phase.kind === 'failed' || phase.kind === 'cancelled'
}

export function canRetry(phase: UploadPhase): boolean {
  return phase.kind === 'failed' || phase.kind === 'cancelled'
}

/** While it is checked nothing can be taken back any more. */
export function canCancel(phase: UploadPhase): boolean {
  return phase.kind === 'waiting' || phase.kind === 'hashing' || phase.kind === 'sending'
}

function mapped(state: Uploads, id: string, change: (upload: Upload) => Upload): Uploads {
  return { ...state, list: state.list.map((each) => (each.id === id ? change(each) : each)) }
}
