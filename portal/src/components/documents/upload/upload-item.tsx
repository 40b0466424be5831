import { Button, Group, Progress, Text } from '@mantine/core'
import { byteSize } from '../../../lib/byte-size.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import styles from '../documents.module.css'
import { canCancel, canRetry, type Upload, type UploadPhase } from './upload-state.ts'

interface Props {
  readonly upload: Upload
  readonly onCancel: () => void
  readonly onRetry: () => void
  readonly onPutAway: () => void
}

/** One file on its way: how far it is, or what went wrong with it and what can be done. */
export function UploadItem({ upload, onCancel, onRetry, onPutAway }: Props) {
  const { fileName, phase, size } = upload
  const isSending = phase.kind === 'sending'
  return (
    <li className={styles.upload} data-phase={phase.kind}>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <div className={styles.text}>
          <Text size="sm" fw={600}>
            {fileName}
          </Text>
          <Text
            size="sm"
            className="tabular"
            c={phase.kind === 'failed' ? 'var(--gh-danger)' : 'dimmed'}
          >
            {phaseWords(phase, size)}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {canCancel(phase) && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={onCancel}
              aria-label={t('Cancel: {{fileName}}', { fileName })}
            >
              {t('Cancel')}
            </Button>
          )}
          {canRetry(phase) && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                onClick={onRetry}
                aria-label={t('Try again: {{fileName}}', { fileName })}
              >
                {t('Try again')}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={onPutAway}
                aria-label={t('Remove: {{fileName}}', { fileName })}
              >
                {t('Remove')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      {isSending && (
        <Progress
          mt="xs"
          value={(phase.sent / Math.max(size, 1)) * 100}
          aria-label={t('{{fileName}} sent', { fileName })}
        />
      )}
    </li>
  )
}

/** Where a file stands, in words. */
export function phaseWords(phase: UploadPhase, size: number): string {
  switch (phase.kind) {
    case 'waiting':
      return t('{{size}}, waits for its turn', { size: byteSize(size) })
    case 'hashing':
      return t('{{size}}, being read', { size: byteSize(size) })
    case 'sending':
      return t('{{sent}} of {{size}} bytes sent', {
        sent: phase.sent.toLocaleString(locale()),
        size: size.toLocaleString(locale()),
      })
    case 'checking':
      return t('Sent; being checked')
    case 'done':
      return phase.isScanned
        ? t('Uploaded')
        : t('Uploaded; shown to reviewers when it has been scanned')
    case 'failed':
      return phase.message
    case 'cancelled':
      return t('Cancelled; nothing of it was kept')
  }
}
