import { Button, FileButton, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { DOCUMENT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { t } from '../../../lib/i18n/translate.ts'
import styles from '../documents.module.css'

/** Takes files by a picker, which a keyboard reaches, or by dragging them here (R104). */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length) onFiles(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the mouse's way; the button inside is everybody's
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragEnter={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <Stack gap="xs" align="center">
        <FileButton
          multiple
          accept={`${DOCUMENT_LIMITS.mediaType},${DOCUMENT_LIMITS.extension}`}
          onChange={(files) => files.length && onFiles(files)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden="true" />}
            >
              {t('Choose PDF files')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center">
          {t('or drag them here. PDF only, at most {{maxWords}} each.', {
            maxWords: DOCUMENT_LIMITS.maxWords,
          })}
        </Text>
      </Stack>
    </div>
  )
}
