import { Button, Group, Text } from '@mantine/core'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import { type DraftState, hasUnsaved } from './draft/draft-state.ts'

interface Props {
  readonly state: DraftState
  readonly onRetry: () => void
}

/** Says whether the draft is saved, and since when. */
export function SaveNote({ state, onRetry }: Props) {
  return (
    <Group gap="xs" role="status" aria-live="polite">
      <Text size="sm" c={state.hasFailed ? 'var(--gh-danger)' : 'dimmed'} className="tabular">
        {saveWords(state)}
      </Text>
      {state.hasFailed && (
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          {t('Save now')}
        </Button>
      )}
    </Group>
  )
}

/** The words beside the title of the wizard. */
function saveWords(state: DraftState): string {
  if (state.inFlight) return t('Saving…')
  if (state.hasFailed) return t('Not saved. Your text is kept here; we keep trying.')
  if (Object.keys(state.refused).length > 0 && hasUnsaved(state))
    return t('Saved, except for marked fields')
  if (hasUnsaved(state)) return t('Not saved yet')
  if (!state.savedAt) return t('All changes are saved')
  return t('Saved {{savedAt}}', {
    savedAt: state.savedAt.toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' }),
  })
}
