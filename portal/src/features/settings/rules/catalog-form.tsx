import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { ScopeCatalogEntry } from '../../../../../schema/vocabulary/catalog/entry.ts'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor } from '../../../components/user-error.ts'
import type { ScopeOverride_OverrideFragment } from '../../../gql/graphql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ConsentSentences } from './consent-sentences.tsx'
import { EntryProtection } from './entry-protection.tsx'
import { EntryWords } from './entry-words.tsx'
import { draftOf } from './scope-entry.ts'
import { useProposeOverride } from './use-scope-settings.ts'

interface Props {
  readonly entry: ScopeCatalogEntry
  readonly override: ScopeOverride_OverrideFragment | null | undefined
  /** There is something of the hospital's to take back. */
  readonly isChanged: boolean
  readonly onDone: (news: string) => void
}

/** An entry as the hospital would have it, beside the platform's, with what people would read. */
export function CatalogForm({ entry, override, isChanged, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(entry, override))
  const [summary, setSummary] = useState('')
  const { propose, faults, error, isRunning } = useProposeOverride()
  const key = entry.category ? `${entry.resourceType}:${entry.category.code}` : entry.resourceType
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })

  const handlePropose = async (change: object) => {
    if (await propose({ key, summary, ...change }))
      onDone(t('It is proposed. A second person has to confirm it.'))
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void handlePropose({ ...draft, defaultFor: [...draft.defaultFor] })
  }
  const isExplained = textLength(summary.trim()) > 0
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="lg">
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary title={t('It was not proposed')} items={faultItems(faults, 'entry-')} />
        <EntryWords entry={entry} draft={draft} faults={faults} onChange={change} />
        <EntryProtection entry={entry} draft={draft} faults={faults} onChange={change} />
        <ConsentSentences entry={entry} draft={draft} />
        <CountedTextarea
          id="entry-summary"
          label={t('Why it changes')}
          required
          minRows={2}
          value={summary}
          onChange={setSummary}
          limit={TEXT_LIMITS.templateSummary}
          error={errorFor(faults, 'summary')}
        />
        <Group>
          <Button type="submit" loading={isRunning} disabled={!isExplained}>
            {t('Propose this entry')}
          </Button>
          {isChanged && (
            <Button
              variant="default"
              disabled={isRunning || !isExplained}
              onClick={() => void handlePropose({})}
            >
              {t('Propose the platform’s words again')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
