import { Alert, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { t } from '../../../lib/i18n/translate.ts'
import { Announcer } from '../../announcer.tsx'
import styles from '../documents.module.css'
import { DropZone } from './drop-zone.tsx'
import { UploadItem } from './upload-item.tsx'
import type { Upload } from './upload-state.ts'
import { useUploads } from './use-uploads.ts'

interface Props {
  readonly versionId: string
  readonly onUploaded: () => void
}

/** Uploads documents to a version: several at once, each with its own progress, end and retry (R104-R107). */
export function DocumentUpload({ versionId, onUploaded }: Props) {
  const { list, manyAtOnce, choose, cancel, retry, putAway, closeWarning } = useUploads(
    versionId,
    onUploaded,
  )
  const shown = list.filter(({ phase }) => phase.kind !== 'done')
  return (
    <Stack gap="sm">
      <Announcer message={newsOf(list)} />
      <DropZone onFiles={choose} />
      {manyAtOnce > 0 && (
        <Alert
          color="warning"
          variant="outline"
          icon={<IconAlertTriangle aria-hidden="true" />}
          title={t('{{manyAtOnce}} documents at once', { manyAtOnce })}
          withCloseButton
          closeButtonLabel={t('Close the warning')}
          onClose={closeWarning}
        >
          {t(
            'They are all uploaded. Reviewers read each of them: take the flag away from those they do not need.',
          )}
        </Alert>
      )}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={t('Uploads')}>
          {shown.map((upload) => (
            <UploadItem
              key={upload.id}
              upload={upload}
              onCancel={() => cancel(upload.id)}
              onRetry={() => retry(upload.id)}
              onPutAway={() => putAway(upload.id)}
            />
          ))}
        </ul>
      )}
    </Stack>
  )
}

/** What a screen reader is told: ends, not every byte. */
function newsOf(list: readonly Upload[]): string {
  const last = list.findLast(({ phase }) => phase.kind === 'done' || phase.kind === 'failed')
  if (!last) return ''
  const { phase, fileName } = last
  return phase.kind === 'failed'
    ? `${fileName}: ${phase.message}`
    : t('{{fileName}} was uploaded.', { fileName })
}
