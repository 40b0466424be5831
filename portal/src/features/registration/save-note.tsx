import { Button, Group, Text } from '@mantine/core'
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
          Save now
        </Button>
      )}
    </Group>
  )
}

/** The words beside the title of the wizard. */
function saveWords(state: DraftState): string {
  if (state.inFlight) return 'Saving…'
  if (state.hasFailed) return 'Not saved. Your text is kept here; we keep trying.'
  if (Object.keys(state.refused).length > 0 && hasUnsaved(state))
    return 'Saved, except for marked fields'
  if (hasUnsaved(state)) return 'Not saved yet'
  if (!state.savedAt) return 'All changes are saved'
  return `Saved ${state.savedAt.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`
}
