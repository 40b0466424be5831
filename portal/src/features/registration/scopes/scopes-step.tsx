import { Stack, Text, Title } from '@mantine/core'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { RequestedScope } from './requested-scope.tsx'
import { ScopePicker } from './scope-picker.tsx'

/** Step 5: the access the app asks for, with a purpose for each (R078, R216). */
export function ScopesStep() {
  const { fields, errorOf } = useCurrentDraft()
  const fault = errorOf('scopes')
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        <FieldHelp field="scopes" />
      </Text>
      <section id={fieldId('scopes')} tabIndex={-1} aria-label={t('Scopes requested')}>
        <Stack gap="md">
          <Title order={3}>{t('Asked for ({{count}})', { count: fields.scopes.length })}</Title>
          {fault && (
            <Text size="sm" c="var(--gh-danger)">
              {fault}
            </Text>
          )}
          {fields.scopes.length === 0 && (
            <Text c="dimmed">{t('Nothing yet. Choose from the catalog below.')}</Text>
          )}
          {fields.scopes.map((request, index) => (
            <RequestedScope key={request.scope} request={request} index={index} />
          ))}
        </Stack>
      </section>
      <ScopePicker />
    </Stack>
  )
}
