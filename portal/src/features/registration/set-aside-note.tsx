import { Alert, Button, Group, Text } from '@mantine/core'
import { t } from '../../lib/i18n/translate.ts'
import { fieldsOf } from './draft/draft-fields.ts'
import type { DraftState } from './draft/draft-state.ts'
import { fieldLabel } from './fields/field-label.ts'

interface Props {
  readonly state: DraftState
  readonly onPutBack: () => void
  readonly onLetGo: () => void
}

/** After loading somebody else's values: one's own are still here, and can be put back. */
export function SetAsideNote({ state, onPutBack, onLetGo }: Props) {
  if (!state.setAside) return null
  const names = fieldsOf(state.setAside).map(fieldLabel).join(', ')
  return (
    <Alert color="warning" variant="outline" title={t('Your text was set aside')}>
      <Text size="sm">
        {t('Theirs was loaded for: {{names}}. Your own values are kept here.', { names })}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onPutBack}>
          {t('Put mine back')}
        </Button>
        <Button size="xs" variant="default" onClick={onLetGo}>
          {t('Let it go')}
        </Button>
      </Group>
    </Alert>
  )
}
