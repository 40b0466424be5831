import { useRef } from 'react'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { type DraftPatch, pick } from '../draft/draft-fields.ts'

type OptionalField = 'launchUrl' | 'jwksUrl' | 'jwks'

/**
 * Fields that only some apps have: what was typed in them goes with the choice they depend on, and comes back with it.
 *
 * What is not shown must not be sent: nobody could mend it.
 *
 * @returns the part of an edit that empties or brings back the fields.
 */
export function useFieldsInUse(names: readonly OptionalField[]): (isInUse: boolean) => DraftPatch {
  const { fields } = useCurrentDraft()
  const kept = useRef<DraftPatch>({})
  return (isInUse) => {
    if (isInUse) {
      const back = kept.current
      kept.current = {}
      return back
    }
    const typed = names.filter((name) => fields[name] !== '')
    kept.current = { ...kept.current, ...pick(fields, typed) }
    return Object.fromEntries(typed.map((name) => [name, '']))
  }
}
