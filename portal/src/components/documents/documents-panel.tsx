import { Stack, Text, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { t } from '../../lib/i18n/translate.ts'
import { Announcer } from '../announcer.tsx'
import { EmptyState } from '../empty-state.tsx'
import { LoadingRows } from '../loading-rows.tsx'
import { Problem } from '../problem.tsx'
import type { DocumentFacts } from './document-facts.ts'
import { DocumentItem } from './document-item.tsx'
import { DocumentViewer } from './document-viewer.tsx'
import styles from './documents.module.css'
import { DocumentUpload } from './upload/document-upload.tsx'
import { save, useDocumentAddress } from './use-document-address.ts'
import { useDocuments } from './use-documents.ts'

interface Props {
  readonly versionId: string
  /** What to say to whom nothing is offered. */
  readonly emptyText: string
  readonly canView?: boolean
}

/** The documents of a version: to upload where that is allowed, to read, and those of earlier versions. */
export function DocumentsPanel({ versionId, emptyText, canView = false }: Props) {
  const { documents, earlier, canUpload, error, refetch } = useDocuments(versionId)
  const [viewed, setViewed] = useState<DocumentFacts>()
  const [fault, setFault] = useState<unknown>()
  const [news, setNews] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const addressOf = useDocumentAddress()
  const download = async (id: string) => {
    setFault(undefined)
    try {
      const { downloadUrl } = await addressOf(id)
      if (downloadUrl) save(downloadUrl)
      else void refetch()
    } catch (failure) {
      setFault(failure)
    }
  }
  const handleRemoved = ({ fileName }: DocumentFacts) => {
    setNews(t('{{fileName}} was removed.', { fileName }))
    panel.current?.focus()
    void refetch()
  }
  const listOf = (list: readonly DocumentFacts[], label: string, canEdit: boolean) => (
    <ul className={styles.list} aria-label={label}>
      {list.map((document) => (
        <DocumentItem
          key={document.id}
          document={document}
          canEdit={canEdit}
          onDownload={() => void download(document.id)}
          onRemoved={() => handleRemoved(document)}
          onView={canView ? () => setViewed(document) : undefined}
        />
      ))}
    </ul>
  )
  return (
    <Stack gap="lg" ref={panel} tabIndex={-1}>
      <Announcer message={news} />
      {canUpload && <DocumentUpload versionId={versionId} onUploaded={() => void refetch()} />}
      {fault !== undefined && <Problem error={fault} />}
      {error && !documents && <Problem error={error} onRetry={() => void refetch()} />}
      {!documents && !error && <LoadingRows count={3} height={88} />}
      {documents?.length === 0 && (
        <EmptyState title={t('No documents yet')}>{emptyText}</EmptyState>
      )}
      {documents && documents.length > 0 && listOf(documents, t('Documents'), canUpload)}
      {viewed && <DocumentViewer document={viewed} onClose={() => setViewed(undefined)} />}
      {earlier.map(({ id, number, documents: filed }) => (
        <section key={id} aria-labelledby={`documents-${number}`}>
          <Title order={3} id={`documents-${number}`} mb="xs">
            {t('Filed for version {{number}}', { number })}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('They stay with that version. Upload again what still applies.')}
          </Text>
          {listOf(filed, t('Documents of version {{number}}', { number }), false)}
        </section>
      ))}
    </Stack>
  )
}
