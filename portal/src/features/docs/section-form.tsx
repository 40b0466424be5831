import { Button, Group, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Problem } from '../../components/problem.tsx'
import { fieldPath, USER_ERROR } from '../../components/user-error.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { type DocsSection, useDocsUpdate } from './use-docs.ts'

interface Words {
  readonly title: string
  readonly body: string
}

interface Props {
  readonly section: DocsSection
  readonly revision: number
  /** Told while somebody types, for the preview. */
  readonly onDraft: (words: Words | undefined) => void
}

/** Writes one section, or brings back the words of the product. */
export function SectionForm({ section, revision, onDraft }: Props) {
  const [words, setWords] = useState<Words>({ title: section.title, body: section.body })
  const [update, { data, loading, error }] = useDocsUpdate()
  const faults = readFragment(USER_ERROR, data?.organizationDocsUpdate.userErrors ?? [])
  const errorOf = (field: keyof Words) =>
    faults.find((fault) => fieldPath(fault).at(-1) === field)?.message

  const change = (next: Words) => {
    setWords(next)
    onDraft(next)
  }

  const save = async (text: Words | null) => {
    const input = { sections: [{ key: section.key, text }], expectedRevision: revision }
    const result = await update({ variables: { input } }).catch(() => undefined)
    if (!result?.data?.organizationDocsUpdate.organization) return
    onDraft(undefined)
    notifications.show({ message: 'The page says it now.' })
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save(words)
  }

  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="md">
        {error && <Problem error={error} kept="What you typed is still here." />}
        <ErrorSummary
          title="Please look at this again"
          items={faults.map((fault) => ({
            key: `${fieldPath(fault).join('.')} ${fault.code}`,
            message: fault.message,
            fieldId: `docs-${fieldPath(fault).at(-1) ?? 'body'}`,
          }))}
        />
        <TextInput
          id="docs-title"
          label="Heading"
          required
          maxLength={TEXT_LIMITS.docsTitle.max}
          value={words.title}
          onChange={(event) => change({ ...words, title: event.currentTarget.value })}
          error={errorOf('title')}
        />
        <CountedTextarea
          id="docs-body"
          label="Text"
          description="Plain paragraphs. An empty line begins a new one."
          required
          minRows={10}
          value={words.body}
          onChange={(body) => change({ ...words, body })}
          limit={TEXT_LIMITS.docsBody}
          error={errorOf('body')}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Publish
          </Button>
          {!section.isDefault && (
            <Button variant="default" loading={loading} onClick={() => void save(null)}>
              Bring back the words of the product
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
