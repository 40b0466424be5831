import { Accordion, Text, Title } from '@mantine/core'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextChanges } from '../../../components/text-changes/text-changes.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type ReviewForm, useFormChanges } from './use-forms.ts'

/** Every version of a form: who, when, why, and what changed. */
export function FormHistory({ form }: { readonly form: ReviewForm }) {
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" mb="md">
        {t('History')}
      </Title>
      <Accordion variant="separated">
        {form.history.map(({ id, version, summary, publishedAt, publishedBy, proposedBy }) => (
          <Accordion.Item key={id} value={id}>
            <Accordion.Control>
              {publishedAt
                ? t('Version {{version}}, {{publishedAt}}', {
                    version,
                    publishedAt: exactTime(publishedAt, locale()),
                  })
                : t('Version {{version}}, as every hospital starts', { version })}
              {summary && (
                <Text size="sm" c="dimmed">
                  {summary}
                </Text>
              )}
            </Accordion.Control>
            <Accordion.Panel>
              {publishedBy && (
                <Text size="sm" mb="xs">
                  {t('Proposed by {{proposedBy}}, published by {{publishedBy}}.', {
                    proposedBy: proposedBy ?? 'Gatehouse',
                    publishedBy,
                  })}
                </Text>
              )}
              {version > 1 ? (
                <Changes form={form} version={version} />
              ) : (
                <Text size="sm">{t('It comes with the product.')}</Text>
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}

function Changes({ form, version }: { readonly form: ReviewForm; readonly version: number }) {
  const { changes, error, refetch } = useFormChanges(form.kind, version)
  if (error && !changes) return <Problem error={error} onRetry={() => void refetch()} />
  return changes ? <TextChanges changes={changes} /> : <LoadingRows count={2} />
}
