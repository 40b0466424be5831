import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { type FragmentType, readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { explain } from '../../../lib/request-id.ts'

const HOLIDAYS = graphql(`
  query Holidays {
    holidays {
      id
      day
      name
    }
  }
`)

const ADD = graphql(`
  mutation HolidayAdd($input: HolidayAddInput!) {
    payload: holidayAdd(input: $input) {
      holiday {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const REMOVE = graphql(`
  mutation HolidayRemove($input: HolidayRemoveInput!) {
    payload: holidayRemove(input: $input) {
      holiday {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

type Answer = Promise<{
  data?: { payload: { userErrors: readonly FragmentType<typeof USER_ERROR>[] } } | undefined
}>

/** Loads the holidays of the hospital, adds to them and takes back; says what was wrong with the last step. */
export function useHolidays() {
  const { data, error, refetch } = useQuery(HOLIDAYS, { fetchPolicy: 'cache-and-network' })
  const [addHoliday, adding] = useMutation(ADD)
  const [removeHoliday] = useMutation(REMOVE)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()

  const run = async (step: Answer): Promise<boolean> => {
    setProblem(undefined)
    try {
      const found = readFragment(USER_ERROR, (await step).data?.payload.userErrors ?? [])
      setFaults(found)
      await refetch()
      return found.length === 0
    } catch (failure) {
      setProblem(explain(failure))
      return false
    }
  }
  return {
    holidays: data?.holidays,
    error,
    refetch,
    add: (day: string, name: string) => run(addHoliday({ variables: { input: { day, name } } })),
    remove: (holidayId: string) => run(removeHoliday({ variables: { input: { holidayId } } })),
    isAdding: adding.loading,
    faults,
    problem,
  }
}
