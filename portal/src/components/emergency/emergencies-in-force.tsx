import { useQuery } from '@apollo/client/react'
import { Alert } from '@mantine/core'
import { graphql } from '../../gql/gql.ts'
import { t, tn } from '../../lib/i18n/translate.ts'
import { TextLink } from '../router-link.tsx'

const IN_FORCE = graphql(`
  query EmergenciesInForce {
    killSwitches {
      id
    }
  }
`)

/** Says in red how much is disabled in an emergency now; nothing when nothing is. */
export function EmergenciesInForce() {
  const { data } = useQuery(IN_FORCE, { fetchPolicy: 'cache-and-network' })
  const count = data?.killSwitches.length ?? 0
  if (count === 0) return null
  return (
    <Alert
      color="danger"
      variant="outline"
      role="status"
      title={tn('{{count}} emergency is in force', '{{count}} emergencies are in force', count)}
    >
      <TextLink to="/emergencies">{t('Emergencies')}</TextLink>
    </Alert>
  )
}
