import { Button, Group, Progress, Text } from '@mantine/core'
import { byteSize } from '../../../lib/byte-size.ts'
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
              aria-label={`Cancel: ${fileName}`}
            >
              Cancel
            </Button>
          )}
          {canRetry(phase) && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                onClick={onRetry}
                aria-label={`Try again: ${fileName}`}
              >
                Try again
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={onPutAway}
                aria-label={`Remove: ${fileName}`}
              >
                Remove
              </Button>
            </>
          )}
        </Group>
      </Group>
      {isSending && (
        <Progress
          mt="xs"
          value={(phase.sent / Math.max(size, 1)) * 100}
          aria-label={`${fileName} sent`}
        />
      )}
    </li>
  )
}

/** Where a file stands, in words. */
export function phaseWords(phase: UploadPhase, size: number): string {
  switch (phase.kind) {
    case 'waiting':
      return `${byteSize(size)}, waits for its turn`
    case 'hashing':
      return `${byteSize(size)}, being read`
    case 'sending':
      return `${phase.sent.toLocaleString()} of ${size.toLocaleString()} bytes sent`
    case 'checking':
      return 'Sent; being checked'
    case 'done':
      return phase.isScanned ? 'Uploaded' : 'Uploaded; shown to reviewers when it has been scanned'
    case 'failed':
      return phase.message
    case 'cancelled':
      return 'Cancelled; nothing of it was kept'
  }
}
