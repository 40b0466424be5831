import { useState } from 'react'
import { useNavigate } from 'react-router'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import type { AppVersionDraftInput } from '../../../gql/graphql.ts'
import { useAppVersionDraftSave } from '../draft/use-app-version-draft-save.ts'

/** Begins a draft and opens the wizard on it; the fault is the server's word when it refuses. */
export function useBeginRegistration() {
  const [save, { loading, error }] = useAppVersionDraftSave()
  const [fault, setFault] = useState<string>()
  const navigate = useNavigate()

  const begin = async (input: Pick<AppVersionDraftInput, 'name' | 'appId'>) => {
    setFault(undefined)
    const result = await save({ variables: { input } }).catch(() => undefined)
    const payload = result?.data?.appVersionDraftSave
    const refusal = readFragment(USER_ERROR, payload?.userErrors ?? [])[0]
    if (refusal) return setFault(refusal.message)
    if (payload?.appVersion) await navigate(`/registrations/${payload.appVersion.id}/name`)
  }

  return { begin, fault, error, isRunning: loading }
}
