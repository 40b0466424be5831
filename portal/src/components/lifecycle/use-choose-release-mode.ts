import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { ReleaseMode } from '../../../../schema/vocabulary/release-mode.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import { explain } from '../../lib/request-id.ts'
import { USER_ERROR } from '../user-error.ts'
import type { AppLifecycle } from './use-app-lifecycle.ts'

const CHOOSE = graphql(`
  mutation AppReleaseModeChange($input: ReleaseModeInput!) {
    payload: appReleaseModeChange(input: $input) {
      app {
        id
        revision
        releaseMode
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Saves how approved versions of an app go live; `messages` says what was wrong with that. */
export function useChooseReleaseMode({ id, revision }: Pick<AppLifecycle, 'id' | 'revision'>) {
  const [mutate, { loading }] = useMutation(CHOOSE, {
    refetchQueries: ['AppLifecycle', 'AppBySlug', 'ReviewWorkspace'],
    awaitRefetchQueries: true,
  })
  const [messages, setMessages] = useState<readonly string[]>([])
  const choose = async (releaseMode: ReleaseMode): Promise<boolean> => {
    try {
      const input = { appId: id, expectedRevision: revision, releaseMode }
      const { data } = await mutate({ variables: { input } })
      const faults = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setMessages(faults.map(({ message }) => message))
      return faults.length === 0
    } catch (error) {
      setMessages([explain(error)])
      return false
    }
  }
  return { choose, messages, isRunning: loading }
}
