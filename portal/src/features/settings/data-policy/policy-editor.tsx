import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { DATA_POLICY_COUNTS } from '../../../../../schema/vocabulary/data-policy.ts'
import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { PolicyWords } from './policy-words.tsx'
import { draftOf, emptyRule, inputOf, type RuleDraft } from './rule-draft.ts'
import { placesOf, summaryItems } from './rule-faults.ts'
import { RuleFields } from './rule-fields.tsx'
import type { DataPolicy, DataPolicySteps } from './use-data-policy.ts'

interface Props {
  readonly environment: LaunchEnvironment
  /** Of the version that is written. */
  readonly number: number
  /** The open version, where it is that which is changed. */
  readonly open: DataPolicy | undefined
  /** The one in force, which a new one begins from. */
  readonly present: DataPolicy | undefined
  readonly steps: DataPolicySteps
  readonly onClose: () => void
}

/** Writes the next version of the data policy; nobody meets it before a second person has published it. */
export function PolicyEditor({ environment, number, present, steps, onClose, ...props }: Props) {
  // What was begun from stays, whoever changes it meanwhile: saving says so then.
  const [open] = useState(props.open)
  const from = open ?? present
  const [rules, setRules] = useState<readonly RuleDraft[]>(() => (from?.rules ?? []).map(draftOf))
  const [words, setWords] = useState({
    askText: from?.askText ?? '',
    askUrl: from?.askUrl ?? '',
    summary: open?.summary ?? '',
  })
  const { faults = [], problem, isRunning } = steps.outcome ?? {}

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const at = open ? { policyId: open.id, expectedRevision: open.revision } : {}
    const { askUrl, ...said } = words
    const page = askUrl.trim() ? { askUrl } : {}
    const input = { environment, rules: rules.map(inputOf), ...said, ...page, ...at }
    if (!(await steps.save(input))) return
    notifications.show({ message: t('The draft is saved. Preview it next.') })
    onClose()
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate>
      <Stack gap="lg" maw={880}>
        <Heading number={number} />
        {problem !== undefined && (
          <Problem error={problem} kept={t('What you typed is still here.')} />
        )}
        <ErrorSummary title={t('Please look at this again')} items={summaryItems(faults)} />
        {rules.length === 0 && <NoRules />}
        {rules.map((draft, index) => (
          <RuleFields
            key={draft.id}
            number={index + 1}
            draft={draft}
            at={placesOf(faults, index)}
            onChange={(next) => setRules(rules.with(index, next))}
            onRemove={() => setRules(rules.toSpliced(index, 1))}
          />
        ))}
        <AddRule count={rules.length} onAdd={() => setRules([...rules, emptyRule()])} />
        <PolicyWords words={words} faults={faults} onChange={setWords} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={isRunning ?? false}>
            {t('Save the draft')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Takes the focus: what was clicked is not on the page any more. */
function Heading({ number }: Pick<Props, 'number'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
      {t('Version {{number}}', { number })}
    </Title>
  )
}

function NoRules() {
  return <Text c="dimmed">{t('Without rules, apps get what they were granted.')}</Text>
}

function AddRule({ count, onAdd }: { readonly count: number; readonly onAdd: () => void }) {
  const { max } = DATA_POLICY_COUNTS.rules
  return (
    <Group>
      <Button variant="default" disabled={count >= max} onClick={onAdd}>
        {t('Add a rule')}
      </Button>
      <Text size="sm" c="dimmed" className="tabular">
        {t('{{count}} of at most {{max}} rules', { count, max })}
      </Text>
    </Group>
  )
}
