import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { splitScopes } from '../../../../../schema/vocabulary/scope.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { addScopes } from './scope-list.ts'

/** Takes scopes as SMART writes them, several at once, for what the catalog does not list. */
export function OtherScope() {
  const { fields, edit } = useCurrentDraft()
  const [text, setText] = useState('')
  const words = splitScopes(text)

  const handleAdd = () => {
    edit({ scopes: addScopes(fields.scopes, words) })
    setText('')
  }

  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label={t('Other scopes')}
        description={t('As SMART writes them, separated by spaces, such as patient/Observation.rs')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && words.length > 0) handleAdd()
        }}
        styles={{ input: { fontFamily: 'var(--gh-font-mono)' } }}
        style={{ flex: '1 1 260px' }}
      />
      <Button variant="default" disabled={words.length === 0} onClick={handleAdd}>
        {t('Add')}
      </Button>
    </Group>
  )
}
