import { useMutation } from '@apollo/client/react'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ListingVisibility } from '../../../../../schema/vocabulary/listing-visibility.ts'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'

const LISTING_VISIBILITY_SET = graphql(`
  mutation ListingVisibilitySet($input: ListingVisibilitySetInput!) {
    payload: listingVisibilitySet(input: $input) {
      app {
        id
        revision
        listingVisibility
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export interface ListedApp {
  readonly id: string
  readonly revision: number
  readonly listingVisibility: ListingVisibility
  readonly canSetListingVisibility: boolean
}

/** Says who finds an app. `save` says whether it was done; what was wrong is kept beside it. */
export function useListingVisibility({ id: appId, revision: expectedRevision }: ListedApp) {
  const [setVisibility, { loading }] = useMutation(LISTING_VISIBILITY_SET)
  const [messages, setMessages] = useState<readonly string[]>([])
  const save = async (visibility: ListingVisibility): Promise<boolean> => {
    try {
      const input = { appId, visibility, expectedRevision }
      const { data } = await setVisibility({ variables: { input } })
      const faults = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setMessages(faults.map(({ message }) => message))
      if (faults.length === 0) notifications.show({ message: t('The listing was changed.') })
      return faults.length === 0
    } catch (error) {
      setMessages([explain(error)])
      return false
    }
  }
  return { save, messages, isRunning: loading }
}
