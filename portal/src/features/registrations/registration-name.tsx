import { Text } from '@mantine/core'
import { TextLink } from '../../components/router-link.tsx'
import { t } from '../../lib/i18n/translate.ts'
import type { Registration } from './registration.ts'

/** The name of an app, leading to its App Information Page; a draft can be continued from here. */
export function RegistrationName({ row }: { readonly row: Registration }) {
  return (
    <div style={{ minWidth: 0 }}>
      <TextLink to={`/apps/${row.app.slug}?version=${row.number}`} fw={600}>
        {row.name || t('Untitled app')}
      </TextLink>
      {row.isEditable && (
        <Text size="xs">
          <TextLink to={`/registrations/${row.id}/name`}>
            {row.status === 'DRAFT' ? t('Continue the draft') : t('Make the requested changes')}
          </TextLink>
        </Text>
      )}
    </div>
  )
}
