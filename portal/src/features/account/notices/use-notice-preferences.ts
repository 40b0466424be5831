import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { NoticeKind, NoticeMail, NoticePreferencesQuery } from '../../../gql/graphql.ts'

const NOTICE_PREFERENCES = graphql(`
  query NoticePreferences {
    viewer {
      id
      email
      noticePreferences {
        event
        name
        mail
        isImmediate
      }
    }
  }
`)

const NOTICE_PREFERENCES_UPDATE = graphql(`
  mutation NoticePreferencesUpdate($input: NoticePreferencesUpdateInput!) {
    noticePreferencesUpdate(input: $input) {
      viewer {
        id
        noticePreferences {
          event
          name
          mail
          isImmediate
        }
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

type Viewer = NonNullable<NoticePreferencesQuery['viewer']>
export type NoticePreference = Viewer['noticePreferences'][number]

/** Loads how the person is mailed, and changes it a kind at a time: each choice is kept at once. */
export function useNoticePreferences() {
  const { data, error, refetch } = useQuery(NOTICE_PREFERENCES)
  const [update, { error: saveError }] = useMutation(NOTICE_PREFERENCES_UPDATE)
  const choose = async (events: readonly NoticeKind[], mail: NoticeMail): Promise<boolean> => {
    const preferences = events.map((event) => ({ event, mail }))
    const result = await update({ variables: { input: { preferences } } }).catch(() => undefined)
    return Boolean(result?.data?.noticePreferencesUpdate.viewer)
  }
  return {
    email: data?.viewer?.email,
    preferences: data?.viewer?.noticePreferences,
    error,
    saveError,
    refetch,
    choose,
  }
}
