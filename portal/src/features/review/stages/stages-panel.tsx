import { Text, Title } from '@mantine/core'
import { useDocuments } from '../../../components/documents/use-documents.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { Approvals } from './approvals.tsx'
import { StageItem } from './stage-item.tsx'
import styles from './stages.module.css'
import { useStages } from './use-stages.ts'

/** The eight governance stages of a version, with owner, date, checklist, papers and decisions; and who approved. */
export function StagesPanel({ versionId }: { readonly versionId: string }) {
  const { version, stages, error, refetch } = useStages(versionId)
  const { documents } = useDocuments(versionId)
  const ready = documents?.filter(({ readyForViewing }) => readyForViewing) ?? []
  const done = stages?.filter(({ state }) => state === 'PASSED' || state === 'WAIVED').length
  return (
    <section aria-labelledby="stages">
      <Title order={2} id="stages" mb="sm">
        {t('Stages')}
      </Title>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!stages && !error && <LoadingRows count={8} />}
      {stages && version && (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {t(
              '{{done}} of {{count}} are behind this version. Each opens when those before it are done.',
              { done: done ?? 0, count: stages.length },
            )}
          </Text>
          <ol className={styles.list}>
            {stages.map((review) => (
              <StageItem
                key={review.stage}
                versionId={versionId}
                review={review}
                documents={ready}
                vendorId={version.app.vendor.id}
              />
            ))}
          </ol>
          <Approvals approvals={version.approvals} needed={version.approvalsNeeded} />
        </>
      )}
    </section>
  )
}
