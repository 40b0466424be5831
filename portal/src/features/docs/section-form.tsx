import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FormEvent } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { CountedTextInput } from '../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Problem } from '../../components/problem.tsx'
import { fieldPath, USER_ERROR } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { t } from '../../lib/i18n/translate.ts'
import { isOvertaken, type SectionDraft, type Words, wordsOf } from './section-draft.ts'
import { type DocsSection, useDocsUpdate } from './use-docs.ts'

interface Props {
  readonly section: DocsSection
  readonly revision: number
  /** What was typed and is not published. */
  readonly draft: SectionDraft | undefined
  readonly onDraft: (draft: SectionDraft | undefined) => void
  /** Loads what somebody else published; what was typed stays. */
  readonly onReload: () => void
}

/** Writes one section, or brings back the words of the product. */
export function SectionForm({ section, revision, draft, onDraft, onReload }: Props) {
  const words = draft?.words ?? wordsOf(section)
  const [update, { data, loading, error }] = useDocsUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationDocsUpdate.userErrors ?? [])
  const isStale = faults.some(({ code }) => code === 'STALE_REVISION')
  const errorOf = (field: keyof Words) =>
    faults.find((fault) => fieldPath(fault).at(-1) === field)?.message

  const change = (next: Words) => onDraft({ words: next, from: draft?.from ?? wordsOf(section) })

  const save = async (text: Words | null) => {
    const input = { sections: [{ key: section.key, text }], expectedRevision: revision }
    const result = await update({ variables: { input } }).catch(() => undefined)
    if (!result?.data?.organizationDocsUpdate.organization) return
    onDraft(undefined)
    notifications.show({ message: t('The page says it now.') })
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save(words)
  }

  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="md">
        {error && <Problem error={error} kept={t('What you typed is still here.')} />}
        <ErrorSummary
          title={t('Please look at this again')}
          items={faults.map((fault) => ({
            key: `${fieldPath(fault).join('.')} ${fault.code}`,
            message: fault.message,
            fieldId: `docs-${fieldPath(fault).at(-1) ?? ''}`,
          }))}
        />
        {isStale && (
          <Group>
            <Button variant="default" onClick={onReload}>
              {t('Load the latest words')}
            </Button>
          </Group>
        )}
        {draft && isOvertaken(draft, section) && (
          <Overtaken section={section} onTake={() => onDraft(undefined)} />
        )}
        <CountedTextInput
          id="docs-title"
          label={t('Heading')}
          required
          limit={TEXT_LIMITS.docsTitle}
          value={words.title}
          onChange={(title) => change({ ...words, title })}
          error={errorOf('title')}
        />
        <CountedTextarea
          id="docs-body"
          label={t('Text')}
          description={t('Plain paragraphs. An empty line begins a new one.')}
          required
          minRows={10}
          value={words.body}
          onChange={(body) => change({ ...words, body })}
          limit={TEXT_LIMITS.docsBody}
          error={errorOf('body')}
        />
        <Group>
          <Button type="submit" loading={loading}>
            {t('Publish')}
          </Button>
          {!section.isDefault && (
            <Button variant="default" loading={loading} onClick={() => void save(null)}>
              {t('Bring back the words of the product')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

interface OvertakenProps {
  readonly section: DocsSection
  readonly onTake: () => void
}

/** What somebody else published while this section was being written here. */
function Overtaken({ section, onTake }: OvertakenProps) {
  return (
    <Alert
      role="status"
      color="warning"
      variant="outline"
      title={t('Somebody published other words for this section in the meantime')}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('Publishing now puts yours in their place. They are:')}</Text>
        <Text size="sm" fw={600}>
          {section.title}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {section.body}
        </Text>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('Take these instead')}
        </Button>
      </Stack>
    </Alert>
  )
}
