import { Button, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { FormEvent } from 'react'
import { COUNT_LIMITS, TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { TEMPLATE_PLACEHOLDERS } from '../../../../../schema/vocabulary/template-placeholder.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { TextChanges } from '../../../components/text-changes/text-changes.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { draftOf, type FormDraft, inputOf, newPoint } from './form-draft.ts'
import styles from './forms.module.css'
import { PointEditor } from './point-editor.tsx'
import { type ReviewForm, usePreview, usePropose } from './use-forms.ts'

interface Props {
  readonly form: ReviewForm
  readonly draft: FormDraft | undefined
  readonly onDraft: (draft: FormDraft | undefined) => void
  readonly onDone: (news: string) => void
}

/** Writes the next version of a form, beside what it changes; a second person publishes it. */
export function FormEditor({ form, draft: kept, onDraft, onDone }: Props) {
  const draft = kept ?? draftOf(form)
  const [propose, { data, loading, error }] = usePropose()
  const faults = readFragment(USER_ERROR, data?.governanceTemplatePropose.userErrors ?? [])
  const [settled] = useDebouncedValue(draft, 500)
  const set = (change: Partial<FormDraft>) => onDraft({ ...draft, ...change })

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = inputOf(form.kind, draft)
    const result = await propose({ variables: { input } }).catch(() => undefined)
    if (!result?.data?.governanceTemplatePropose.proposal) return
    onDraft(undefined)
    onDone(t('Proposed. A second person has to publish it.'))
  }

  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="editor">
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          <Title order={2} id="editor">
            {t('Write the next version')}
          </Title>
          {error && <Problem error={error} kept={t('What you wrote is still here.')} />}
          <ErrorSummary
            title={t('Please look at this again')}
            items={faultItems(faults, 'form-')}
          />
          <CountedTextarea
            id="form-body"
            label={t('Text')}
            description={t(
              'Paragraphs; what stands in double braces is filled in for each version.',
            )}
            minRows={4}
            maxRows={18}
            required
            limit={TEXT_LIMITS.templateBody}
            value={draft.body}
            onChange={(body) => set({ body })}
            error={errorFor(faults, 'body')}
          />
          <Placeholders />
          <Points draft={draft} faults={faults} onChange={(points) => set({ points })} />
          <CountedTextarea
            id="form-summary"
            label={t('What changed')}
            required
            minRows={2}
            limit={TEXT_LIMITS.templateSummary}
            value={draft.summary}
            onChange={(summary) => set({ summary })}
            error={errorFor(faults, 'summary')}
          />
          <Preview form={form} draft={settled} />
          <Group>
            <Button type="submit" loading={loading}>
              {t('Propose this version')}
            </Button>
            {kept && (
              <Button variant="default" onClick={() => onDraft(undefined)}>
                {t('Forget what I wrote')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}

function Placeholders() {
  return (
    <details>
      <summary>{t('What can be filled in')}</summary>
      <Stack gap={4} mt="xs">
        {Object.entries(TEMPLATE_PLACEHOLDERS).map(([name, words]) => (
          <Text key={name} size="sm">
            <Code>{`{{${name}}}`}</Code> {t(words)}
          </Text>
        ))}
      </Stack>
    </details>
  )
}

interface PointsProps {
  readonly draft: FormDraft
  readonly faults: Parameters<typeof PointEditor>[0]['faults']
  readonly onChange: (points: FormDraft['points']) => void
}

function Points({ draft: { points }, faults, onChange }: PointsProps) {
  const { max } = COUNT_LIMITS.templatePoints
  const move = (place: number, by: -1 | 1) => {
    const moved = points[place]
    if (!moved) return
    const others = points.toSpliced(place, 1)
    onChange(others.toSpliced(place + by, 0, moved))
  }
  return (
    <section aria-label={t('Points')}>
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h4">
          {t('Points')}
        </Title>
        <Text size="sm" c="dimmed" className="tabular">
          {t('{{count}} of at most {{max}}', { count: points.length, max })}
        </Text>
      </Group>
      {errorFor(faults, 'points') && (
        <Text id="form-points" role="alert" c="var(--gh-danger)" mb="xs">
          {errorFor(faults, 'points')}
        </Text>
      )}
      <ol className={styles.points}>
        {points.map((point, place) => (
          <PointEditor
            key={point.key}
            point={point}
            place={place}
            count={points.length}
            faults={faults}
            onChange={(next) => onChange(points.with(place, next))}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange(points.toSpliced(place, 1))}
          />
        ))}
      </ol>
      <Button
        mt="sm"
        variant="default"
        disabled={points.length >= max}
        onClick={() => onChange([...points, newPoint(points)])}
      >
        {t('Add a point')}
      </Button>
    </section>
  )
}

function Preview({ form, draft }: { readonly form: ReviewForm; readonly draft: FormDraft }) {
  const { changes, error } = usePreview(inputOf(form.kind, draft))
  return (
    <section aria-label={t('What would change')}>
      <Title order={3} size="h4" mb="xs">
        {t('What would change')}
      </Title>
      {error && !changes && <Problem error={error} />}
      {changes && <TextChanges changes={changes} />}
    </section>
  )
}
