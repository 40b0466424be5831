import { useQuery } from '@apollo/client/react'
import { Text } from '@mantine/core'
import { exactTime } from '../../../../ui/relative-time.ts'
import { graphql } from '../../gql/gql.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { InformationVersion } from './app-information.ts'

const PILOT = graphql(`
  query PilotNote($versionId: ID!) {
    node(id: $versionId) {
      ... on AppVersion {
        id
        pilot {
          id
          endsAt
          endedAt
          isRunning
        }
      }
    }
  }
`)

/** Says until when listed people try a version out, or since when they no longer do; nothing where nobody did. */
export function PilotNote({ version }: { readonly version: InformationVersion }) {
  const isInReview = version.status === 'IN_REVIEW'
  const { data } = useQuery(PILOT, {
    variables: { versionId: version.id },
    skip: !isInReview,
    fetchPolicy: 'cache-and-network',
  })
  const pilot = isInReview && data?.node && 'pilot' in data.node ? data.node.pilot : undefined
  if (!pilot) return null
  return <Text size="sm">{sentence(pilot)}</Text>
}

interface Dates {
  readonly endsAt: string
  readonly endedAt: string | null
  readonly isRunning: boolean
}

function sentence({ endsAt, endedAt, isRunning }: Dates): string {
  if (endedAt) return t('The pilot is over since {{date}}.', { date: exactTime(endedAt, locale()) })
  const until = { date: exactTime(endsAt, locale()) }
  return isRunning
    ? t(
        'Pilot: listed people of the hospital use this version in production until {{date}}.',
        until,
      )
    : t('Pilot: it rests, and is over on {{date}} in any case.', until)
}
