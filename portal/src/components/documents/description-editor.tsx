import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { TEXT_LIMITS, textLength } from '../../../../schema/vocabulary/limits.ts'
import { t } from '../../lib/i18n/translate.ts'
import { CountedTextarea } from '../counted-textarea.tsx'
import type { DocumentFacts } from './document-facts.ts'
import { useDocumentUpdate } from './use-document-update.ts'

/** The description of a document, edited where it stands (R109). */
export function DescriptionEditor({ document }: { readonly document: DocumentFacts }) {
  const [text, setText] = useState<string>()
  const { change, isSaving, fault } = useDocumentUpdate(document)
  const save = async () => {
    if (await change({ description: text?.trim() || null })) setText(undefined)
  }
  if (text === undefined) {
    const { fileName } = document
    const words = document.description
      ? {
          short: t('Change description'),
          long: t('Change description of {{fileName}}', { fileName }),
        }
      : {
          short: t('Add a description'),
          long: t('Add a description of {{fileName}}', { fileName }),
        }
    return (
      <Group gap="xs">
        {document.description && <Text size="sm">{document.description}</Text>}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setText(document.description ?? '')}
          aria-label={words.long}
        >
          {words.short}
        </Button>
      </Group>
    )
  }
  const isTooLong = textLength(text.trim()) > TEXT_LIMITS.documentDescription.max
  return (
    <Stack gap="xs">
      <CountedTextarea
        label={t('Description')}
        limit={TEXT_LIMITS.documentDescription}
        value={text}
        onChange={setText}
        error={fault ?? (isTooLong && t('Write at most 200 characters.'))}
        data-autofocus
        autoFocus
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          onClick={() => void save()}
          loading={isSaving}
          disabled={isTooLong}
        >
          {t('Save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setText(undefined)}>
          {t('Cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
