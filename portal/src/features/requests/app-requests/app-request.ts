import type { AppRequestState } from '../../../../../schema/vocabulary/app-request.ts'
import { graphql } from '../../../gql/gql.ts'
import type { AppRequest_AppRequestFragment } from '../../../gql/graphql.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** A request for an app that is not there, as the hospital reads it. */
export const APP_REQUEST = graphql(`
  fragment AppRequest_appRequest on AppRequest {
    id
    appName
    homepageUrl
    requesterName
    requesterEmail
    department
    why
    state
    note
    createdAt
    decidedAt
    erasedAt
    availableStates
    revision
    app {
      id
      name
      slug
    }
    decidedBy {
      name
    }
  }
`)

export type AppRequest = AppRequest_AppRequestFragment

/** Where a request can be moved to by a person. */
export type AppRequestAnswer = Exclude<AppRequestState, 'NEW'>

interface Copy {
  /** On the button, and above the form. */
  readonly action: string
  readonly text: string
  readonly label: string
}

/** What is said and asked at each answer. */
export const ANSWER_COPY: Readonly<Record<AppRequestAnswer, Copy>> = {
  CONTACTED: {
    action: mark('Maker contacted'),
    text: mark('The person who asked is mailed that the maker was asked to register the app.'),
    label: mark('Note for the person who asked, if there is something to say'),
  },
  DECLINED: {
    action: mark('Decline'),
    text: mark('The person who asked is mailed your reason.'),
    label: mark('Reason for the person who asked'),
  },
  REGISTERED: {
    action: mark('App was registered'),
    text: mark('The person who asked is mailed that the app is there, and where once it is live.'),
    label: mark('Note for the person who asked, if there is something to say'),
  },
}

/** Says whether a state can be given as an answer. */
export function isAnswer(state: AppRequestState): state is AppRequestAnswer {
  return state !== 'NEW'
}
