import { useQuery } from '@apollo/client/react'
import { Alert, Text } from '@mantine/core'
import { graphql } from '../../gql/gql.ts'
import { t } from '../../lib/i18n/translate.ts'
import { can, useViewer } from '../../lib/use-viewer.ts'
import { TextLink } from '../router-link.tsx'

const APP_EMERGENCY = graphql(`
  query AppEmergency($slug: String!) {
    app(slug: $slug) {
      id
      emergency {
        id
        reason
        createdAt
        pulledByName
      }
    }
  }
`)

/** Says in red that an app is disabled in an emergency; and, to those who may, where that is done. */
export function EmergencyBanner({ slug }: { readonly slug: string }) {
  const { viewer } = useViewer()
  const { data } = useQuery(APP_EMERGENCY, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  })
  const app = data?.app
  const mayDisable = can(viewer, 'emergency.disable')
  if (!app?.emergency) {
    return mayDisable && app ? (
      <TextLink to={`/emergencies?app=${encodeURIComponent(app.id)}`}>{t('Emergency…')}</TextLink>
    ) : null
  }
  const { reason, pulledByName } = app.emergency
  return (
    <Alert
      color="danger"
      variant="outline"
      role="status"
      title={t('Disabled in an emergency by {{name}}', { name: pulledByName })}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {reason}
      </Text>
      {mayDisable && <TextLink to="/emergencies">{t('Emergencies')}</TextLink>}
    </Alert>
  )
}
