import { List, Text } from '@mantine/core'
import { t } from '../../lib/i18n/translate.ts'
import type { DocumentFacts } from './document-facts.ts'
import styles from './documents.module.css'

/** Says what a document does besides being read, and how to open it then. */
export function FindingsNote({ document }: { readonly document: DocumentFacts }) {
  return (
    <div className={styles.findings}>
      <Text size="sm" fw={600}>
        {t('Active content: nothing of it was run here')}
      </Text>
      <List size="sm" spacing={2}>
        {document.findings.map(({ code, meaning }) => (
          <List.Item key={code}>{meaning}</List.Item>
        ))}
      </List>
      <Text size="sm">
        {t('It is not shown in the browser. Open it with scripts switched off.')}
      </Text>
    </div>
  )
}
