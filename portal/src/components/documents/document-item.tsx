import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconEye } from '@tabler/icons-react'
import { DOCUMENT_SCAN_STATE_NAMES } from '../../../../schema/vocabulary/document.ts'
import { TimeAgo } from '../../../../ui/time-ago.tsx'
import { byteSize } from '../../lib/byte-size.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t, tn } from '../../lib/i18n/translate.ts'
import { Sentence } from '../sentence.tsx'
import { DescriptionEditor } from './description-editor.tsx'
import { type DocumentFacts, isReadable } from './document-facts.ts'
import { DocumentFlag } from './document-flag.tsx'
import styles from './documents.module.css'
import { FindingsNote } from './findings-note.tsx'
import { InfectedNote } from './infected-note.tsx'

interface Props {
  readonly document: DocumentFacts
  readonly canEdit: boolean
  readonly onDownload: () => void
  /** Tells that an infected one was cleared away. */
  readonly onRemoved: () => void
  /** Shows it beside; left out where there is no room for it. */
  readonly onView?: (() => void) | undefined
}

/** One document: its name downloads it, and the rest says what is known of it (R108-R112). */
export function DocumentItem({ document, canEdit, onDownload, onRemoved, onView }: Props) {
  const isOpen = isReadable(document)
  const isInfected = document.scanState === 'INFECTED'
  return (
    <li className={styles.document} data-unflagged={!document.readyForViewing || undefined}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <div className={styles.text}>
            {isOpen ? (
              <Anchor component="button" type="button" fw={600} ta="left" onClick={onDownload}>
                {document.fileName}{' '}
                <IconDownload size={14} aria-hidden="true" style={{ verticalAlign: 'middle' }} />
              </Anchor>
            ) : (
              <Text fw={600}>{document.fileName}</Text>
            )}
            <Facts document={document} />
          </div>
          {onView && isOpen && document.findings.length === 0 && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={onView}
              leftSection={<IconEye size={14} aria-hidden="true" />}
              aria-label={t('View {{fileName}}', { fileName: document.fileName })}
            >
              {t('View')}
            </Button>
          )}
        </Group>
        {canEdit && !isInfected ? (
          <DescriptionEditor document={document} />
        ) : (
          document.description && <Text size="sm">{document.description}</Text>
        )}
        {document.findings.length > 0 && <FindingsNote document={document} />}
        {isInfected && (
          <InfectedNote document={document} onRemoved={canEdit ? onRemoved : undefined} />
        )}
        {canEdit && !isInfected && <DocumentFlag document={document} />}
      </Stack>
    </li>
  )
}

function Facts({ document }: { readonly document: DocumentFacts }) {
  const { sizeBytes, pageCount, uploadedAt, uploadedBy, scanState } = document
  const pages = pageCount ? `, ${tn('{{count}} page', '{{count}} pages', pageCount)}` : ''
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {byteSize(sizeBytes)}
        {pages}
        <Sentence
          text={t(', uploaded <ago/> by {{uploadedBy}}', { uploadedBy: uploadedBy.name })}
          parts={{ ago: uploadedAt && <TimeAgo at={uploadedAt} locale={locale()} /> }}
        />
      </Text>
      <Group gap="xs">
        {scanState !== 'INFECTED' && (
          <Badge variant="default" tt="none">
            {document.readyForViewing ? t('Flagged for use') : t('Not ready for viewing')}
          </Badge>
        )}
        {scanState !== 'NOT_SCANNED' && (
          <Badge variant="default" tt="none">
            {t(DOCUMENT_SCAN_STATE_NAMES[scanState])}
          </Badge>
        )}
      </Group>
    </Stack>
  )
}
