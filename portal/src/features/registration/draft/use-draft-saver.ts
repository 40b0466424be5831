import { useCallback } from 'react'
import { fieldPath, USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import type { DraftFields, DraftPatch } from './draft-fields.ts'
import type { FieldFault } from './draft-state.ts'
import { DRAFT_VERSION, type DraftVersion, toDraftFields, toDraftInput } from './draft-version.ts'
import { useAppVersionDraftSave } from './use-app-version-draft-save.ts'

/** How an attempt to save came out. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'refused'; readonly faults: Readonly<Record<string, FieldFault>> }
  | { readonly kind: 'overtaken'; readonly theirs: DraftFields; readonly revision: number }

export type SaveDraft = (patch: DraftPatch, expectedRevision: number) => Promise<SaveOutcome>

/** Saves to the server; throws when it cannot be reached. */
export function useDraftSaver(
  versionId: string,
  reload: () => Promise<DraftVersion | undefined>,
): SaveDraft {
  const [save] = useAppVersionDraftSave()
  return useCallback(
    async (patch, expectedRevision) => {
      const input = { ...toDraftInput(patch), versionId, expectedRevision }
      const payload = (await save({ variables: { input } })).data?.appVersionDraftSave
      const errors = readFragment(USER_ERROR, payload?.userErrors ?? [])
      if (errors.some((error) => error.code === 'STALE_REVISION'))
        return overtakenBy(await reload())
      if (errors.length > 0) return { kind: 'refused', faults: faultsByField(errors) }
      const saved = readFragment(DRAFT_VERSION, payload?.appVersion)
      if (!saved) throw new Error('The server answered without the saved version.')
      return { kind: 'saved', revision: saved.revision }
    },
    [versionId, reload, save],
  )
}

function overtakenBy(version: DraftVersion | undefined): SaveOutcome {
  if (!version) throw new Error('The version could not be loaded again.')
  return { kind: 'overtaken', theirs: toDraftFields(version), revision: version.revision }
}

function faultsByField(errors: readonly UserErrorFields[]): Record<string, FieldFault> {
  return Object.fromEntries(
    errors.map((error) => {
      const path = fieldPath(error)
      return [path[0] ?? 'name', { path: path.join('.'), message: error.message }]
    }),
  )
}
