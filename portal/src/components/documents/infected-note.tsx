import { Button, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { t } from '../../lib/i18n/translate.ts'
import type { DocumentFacts } from './document-facts.ts'
import styles from './documents.module.css'
import { useDocumentCancel } from './use-document-cancel.ts'

interface Props {
  readonly document: DocumentFacts
  /** Left out for whom nothing is offered. */
  readonly onRemoved?: (() => void) | undefined
}

/** Says what became of a file in which the scanner found malware, and lets its vendor clear the entry away. */
export function InfectedNote({ document, onRemoved }: Props) {
  const { cancel, isRunning, fault } = useDocumentCancel(document.id)
  const handleRemove = async () => {
    if (await cancel()) onRemoved?.()
  }
  return (
    <div className={styles.infected}>
      <Text size="sm" fw={600}>
        {t('The malware scanner found {{found}} in this file', {
          found: document.scanSignature ?? t('something'),
        })}
      </Text>
      <Text size="sm">
        {t(
          'Its content was deleted here, and no reviewer has seen it. Look after the computer it came from before you upload a clean copy.',
        )}
      </Text>
      {onRemoved && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          loading={isRunning}
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          aria-label={t('Remove this entry: {{fileName}}', { fileName: document.fileName })}
          onClick={() => void handleRemove()}
        >
          {t('Remove this entry')}
        </Button>
      )}
      {fault && (
        <Text role="alert" size="sm" mt="xs" c="var(--gh-danger)">
          {fault}
        </Text>
      )}
    </div>
  )
}
