import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { AccountSecurityQuery } from '../../../gql/graphql.ts'

const ACCOUNT_SECURITY = graphql(`
  query AccountSecurity {
    viewer {
      id
      security {
        totpSince
        recoveryCodesLeft
        isOn
        isRequired
        passkeys {
          id
          name
          createdAt
          lastUsedAt
        }
      }
      sessions {
        id
        environment
        signedInAt
        address
        userAgent
        hasSecondFactor
        isCurrent
      }
    }
  }
`)

type Viewer = NonNullable<AccountSecurityQuery['viewer']>

export type Security = Viewer['security']
export type PasskeyRow = Security['passkeys'][number]
export type SessionRow = Viewer['sessions'][number]

/** Loads how the account of the person who is signed in is protected, anew each time the page opens. */
export function useAccountSecurity() {
  const { data, error, refetch } = useQuery(ACCOUNT_SECURITY, { fetchPolicy: 'network-only' })
  return { viewer: data?.viewer ?? undefined, error, refetch }
}
