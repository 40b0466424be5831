import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { ICON_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { IconProgress } from './use-icon-upload.ts'

interface Props {
  readonly label: string
  readonly progress: IconProgress | undefined
  readonly onChoose: (file: File) => void
  readonly onCancel: () => void
}

/** Chooses a picture, and shows the bytes sent while it uploads. */
export function IconPicker({ label, progress, onChoose, onCancel }: Props) {
  if (progress) return <UploadProgress progress={progress} onCancel={onCancel} />
  return (
    <FileButton
      accept={ICON_LIMITS.mediaType}
      onChange={(file) => {
        if (file) onChoose(file)
      }}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          leftSection={<IconUpload size={16} aria-hidden="true" />}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}

interface ProgressProps {
  readonly progress: IconProgress
  readonly onCancel: () => void
}

function UploadProgress({ progress: { sent, total }, onCancel }: ProgressProps) {
  return (
    <Stack gap={4} w={240}>
      <Progress value={(sent / Math.max(total, 1)) * 100} aria-label={t('Upload')} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed" className="tabular">
          {t('{{sent}} of {{total}} kB', { sent: kilobytes(sent), total: kilobytes(total) })}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function kilobytes(bytes: number): string {
  return Math.ceil(bytes / 1024).toLocaleString(locale())
}
