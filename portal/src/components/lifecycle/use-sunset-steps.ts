import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { AppDeprecateInput, AppDeprecationWithdrawInput } from '../../gql/graphql.ts'
import { explain } from '../../lib/request-id.ts'
import { USER_ERROR, type UserErrorFields } from '../user-error.ts'
import type { AppLifecycle } from './use-app-lifecycle.ts'

const DEPRECATE = graphql(`
  mutation AppDeprecate($input: AppDeprecateInput!) {
    payload: appDeprecate(input: $input) {
      app {
        id
        revision
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const WITHDRAW = graphql(`
  mutation AppDeprecationWithdraw($input: AppDeprecationWithdrawInput!) {
    payload: appDeprecationWithdraw(input: $input) {
      app {
        id
        revision
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const AFTERWARDS = { refetchQueries: ['AppLifecycle'], awaitRefetchQueries: true }

/** Announces the end of an app, or takes that back; `faults` says what was wrong with the latest try. */
export function useSunsetSteps({ id, revision }: Pick<AppLifecycle, 'id' | 'revision'>) {
  const [deprecate, announcing] = useMutation(DEPRECATE, AFTERWARDS)
  const [takeBack, withdrawing] = useMutation(WITHDRAW, AFTERWARDS)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()
  const at = { appId: id, expectedRevision: revision }
  const settle = async (step: () => Promise<readonly UserErrorFields[]>): Promise<boolean> => {
    try {
      const found = await step()
      setProblem(undefined)
      setFaults(found)
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  return {
    faults,
    problem,
    isRunning: announcing.loading || withdrawing.loading,
    announce: (said: Omit<AppDeprecateInput, keyof typeof at>) =>
      settle(async () => {
        const { data } = await deprecate({ variables: { input: { ...said, ...at } } })
        return readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      }),
    withdraw: (said: Omit<AppDeprecationWithdrawInput, keyof typeof at>) =>
      settle(async () => {
        const { data } = await takeBack({ variables: { input: { ...said, ...at } } })
        return readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      }),
  }
}
