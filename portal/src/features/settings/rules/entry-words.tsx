import { SimpleGrid, Text } from '@mantine/core'
import type { ScopeCatalogEntry } from '../../../../../schema/vocabulary/catalog/entry.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import type { EntryDraft } from './scope-entry.ts'

export interface EntryPartProps {
  readonly entry: ScopeCatalogEntry
  readonly draft: EntryDraft
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (part: Partial<EntryDraft>) => void
}

const FIELDS = [
  { name: 'noun', label: mark('What it is called, English'), limit: TEXT_LIMITS.scopeNoun },
  { name: 'nounEs', label: mark('What it is called, Spanish'), limit: TEXT_LIMITS.scopeNoun },
  { name: 'detail', label: mark('What it includes, English'), limit: TEXT_LIMITS.scopeDetail },
  { name: 'detailEs', label: mark('What it includes, Spanish'), limit: TEXT_LIMITS.scopeDetail },
  { name: 'example', label: mark('A good purpose, English'), limit: TEXT_LIMITS.scopePurpose },
  { name: 'exampleEs', label: mark('A good purpose, Spanish'), limit: TEXT_LIMITS.scopePurpose },
] as const

/** The words of an entry, each with the platform's below it. */
export function EntryWords({ entry, draft, faults, onChange }: EntryPartProps) {
  const platform = {
    ...{ noun: entry.noun, nounEs: entry.es.noun, detail: entry.detail, detailEs: entry.es.detail },
    ...{ example: '', exampleEs: '' },
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      {FIELDS.map(({ name, label, limit }) => (
        <div key={name}>
          <CountedTextarea
            id={`entry-${name}`}
            label={t(label)}
            minRows={1}
            limit={name.startsWith('example') ? { ...limit, min: 0 } : limit}
            value={draft[name]}
            onChange={(text) => onChange({ [name]: text })}
            error={errorFor(faults, name)}
          />
          {platform[name] && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('The platform says: {{text}}', { text: platform[name] })}
            </Text>
          )}
        </div>
      ))}
    </SimpleGrid>
  )
}
