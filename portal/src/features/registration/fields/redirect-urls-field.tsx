import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { COUNT_LIMITS, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from './field-help.tsx'
import { fieldId } from './field-id.ts'

/** The OAuth redirect URLs, one per row (A19 O5: one to twenty, the first is shown first). */
export function RedirectUrlsField() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  const rows = fields.redirectUrls.length > 0 ? fields.redirectUrls : ['']

  const setRow = (index: number, url: string) =>
    edit({ redirectUrls: rows.map((row, at) => (at === index ? url : row)) })
  const removeRow = (index: number) => edit({ redirectUrls: rows.filter((_, at) => at !== index) })

  return (
    <Input.Wrapper
      id={fieldId('redirectUrls')}
      labelElement="div"
      label={t(WIZARD_FIELDS.redirectUrls.label)}
      description={<FieldHelp field="redirectUrls" />}
      withAsterisk
      error={errorOf('redirectUrls')}
      tabIndex={-1}
    >
      <Stack gap="xs" mt="xs">
        {rows.map((url, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are texts being typed; their place is all they have
          <Group key={`row-${index + 1}`} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              id={fieldId(`redirectUrls.${index}`)}
              aria-label={t('Redirect URL {{index}}', { index: index + 1 })}
              inputMode="url"
              placeholder="https://"
              maxLength={TEXT_LIMITS.url.max}
              value={url}
              onChange={(event) => setRow(index, event.currentTarget.value)}
              onBlur={() => touch('redirectUrls')}
              error={errorOf(`redirectUrls.${index}`)}
              style={{ flex: 1 }}
            />
            <ActionIcon
              variant="subtle"
              size={36}
              disabled={rows.length === 1}
              onClick={() => removeRow(index)}
              aria-label={t('Remove redirect URL {{index}}', { index: index + 1 })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        disabled={rows.length >= COUNT_LIMITS.redirectUrls.max}
        onClick={() => edit({ redirectUrls: [...rows, ''] })}
      >
        {t('Add another')}
      </Button>
    </Input.Wrapper>
  )
}
