import { Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  TEMPLATE_KIND_NAMES,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '../../../../../schema/vocabulary/review-template.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { useFormDrafts } from './form-draft.ts'
import { FormEditor } from './form-editor.tsx'
import { FormHistory } from './form-history.tsx'
import { FormProposalView } from './form-proposal.tsx'
import { useForm } from './use-forms.ts'

/** The forms of the review at /forms: what they ask, who changed them, and what waits (R257-R260). */
export function Component() {
  const { viewer } = useViewer()
  const [params, setParams] = useSearchParams()
  const kind = TEMPLATE_KINDS.find((each) => each === params.get('kind')) ?? 'INTAKE_FORM'
  const mayWrite = can(viewer, 'policy.write')
  return (
    <Page
      title={t('Review forms')}
      subtitle={t(
        'One person proposes a version, a second one publishes it. Running reviews keep theirs.',
      )}
    >
      {viewer && !mayWrite && (
        <EmptyState title={t('This page is for those who write policy')}>
          {t('Security reviewers and administrators of the hospital change the forms.')}
        </EmptyState>
      )}
      {mayWrite && (
        <Stack gap="lg">
          <Group align="flex-end">
            <Select
              label={t('Form')}
              allowDeselect={false}
              data={optionsOf(TEMPLATE_KINDS, TEMPLATE_KIND_NAMES)}
              value={kind}
              onChange={(value) => setParams(value ? { kind: value } : {}, { replace: true })}
            />
          </Group>
          <Form key={kind} kind={kind} />
        </Stack>
      )}
    </Page>
  )
}

function Form({ kind }: { readonly kind: TemplateKind }) {
  const { form, proposal, error, refetch } = useForm(kind)
  const [drafts, setDrafts] = useFormDrafts()
  const [news, setNews] = useState('')
  const draft = drafts[kind]
  if (error && !form) return <Problem error={error} onRetry={() => void refetch()} />
  if (!form) return <LoadingRows count={4} height={90} />
  return (
    <Stack gap="xl" maw={880}>
      <Announcer message={news} />
      {news && <Text fw={600}>{news}</Text>}
      <Text size="sm" c="dimmed">
        {t('Version {{version}} is in force.', { version: form.version })}
        {draft && ` ${t('What you wrote and did not propose is kept in this browser.')}`}
      </Text>
      {proposal ? (
        <FormProposalView proposal={proposal} onDone={setNews} />
      ) : (
        <FormEditor
          form={form}
          draft={draft}
          onDraft={(next) => setDrafts((all) => ({ ...all, [kind]: next }))}
          onDone={setNews}
        />
      )}
      <FormHistory form={form} />
    </Stack>
  )
}
