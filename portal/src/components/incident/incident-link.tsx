import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { TextLink } from '../router-link.tsx'

const OPEN_INCIDENT = graphql(`
  query OpenIncident($appId: ID!) {
    incidents(first: 1, filter: { appId: $appId, isOpen: true }) {
      edges {
        cursor
        node {
          id
        }
      }
    }
  }
`)

/** Leads from an app to what is open about it: until that is closed, the app does not come back. */
export function IncidentLink({
  appId,
  isStopped,
}: {
  readonly appId: string
  readonly isStopped: boolean
}) {
  const { viewer } = useViewer()
  const { data } = useQuery(OPEN_INCIDENT, {
    variables: { appId },
    skip: !isStopped || !can(viewer, 'review-queue.read'),
    fetchPolicy: 'cache-and-network',
  })
  const [open] = data?.incidents.edges ?? []
  if (!isStopped || !open) return null
  return (
    <TextLink to={`/incidents/${open.node.id}`}>
      {t('Incident: close it before the app comes back')}
    </TextLink>
  )
}
