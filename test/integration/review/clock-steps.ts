import type { Person, Version } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'

const CLOCK = graphql(`
  query TestReviewClock($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        reviewClock {
          profile
          phase
          daysAllowed
          daysUsed
          dueAt
          pausedSince
          isOverdue
          isOver
        }
      }
    }
  }
`)

const HOLIDAYS = graphql(`
  query TestHolidays {
    holidays {
      id
      day
      name
    }
  }
`)

const ADD = graphql(`
  mutation TestHolidayAdd($input: HolidayAddInput!) {
    payload: holidayAdd(input: $input) {
      holiday {
        id
        day
        name
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const REMOVE = graphql(`
  mutation TestHolidayRemove($input: HolidayRemoveInput!) {
    payload: holidayRemove(input: $input) {
      holiday {
        id
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const EXPORT = graphql(`
  query TestReviewClockExport($from: DateTimeISO!, $to: DateTimeISO!) {
    reviewClockExport(from: $from, to: $to) {
      rowCount
      csv
      json
    }
  }
`)

type Asker = Pick<Person, 'client'>

export async function clockOf({ client }: Asker, { id }: Pick<Version, 'id'>) {
  return (await client.get(CLOCK, { id })).node?.reviewClock
}

export async function holidaysOf({ client }: Asker) {
  return (await client.get(HOLIDAYS)).holidays
}

export async function addHoliday({ client }: Asker, day: string, name = 'Founding day') {
  const { payload } = await client.get(ADD, { input: { day, name } })
  const errors = [...readFragment(USER_ERROR, payload.userErrors)]
  return { holiday: payload.holiday, errors }
}

export async function removeHoliday({ client }: Asker, holidayId: string) {
  const { payload } = await client.get(REMOVE, { input: { holidayId } })
  return [...readFragment(USER_ERROR, payload.userErrors)]
}

export async function clockExport({ client }: Asker, from: Date, to: Date) {
  const times = { from: from.toISOString(), to: to.toISOString() }
  return (await client.get(EXPORT, times)).reviewClockExport
}
