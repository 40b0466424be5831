import { Button, Group, Stack, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../lib/i18n/translate.ts'
import { Problem } from '../problem.tsx'
import type { DocumentFacts } from './document-facts.ts'
import styles from './documents.module.css'
import { useDocumentAddress } from './use-document-address.ts'

interface Props {
  readonly document: DocumentFacts
  readonly onClose: () => void
}

/** Asks viewers, each by its own word, for the page across the frame and no pane of small pictures beside it. */
const PAGE_ALONE = '#view=FitH&navpanes=0&pagemode=none'

/**
 * Shows a PDF beside the submission. The answer it loads is sandboxed by its own header; the frame itself is not, for
 * Chromium shows no PDF in one that is.
 */
export function DocumentViewer({ document, onClose }: Props) {
  const [address, setAddress] = useState<{ id: string; url: string }>()
  const [fault, setFault] = useState<unknown>()
  const heading = useRef<HTMLHeadingElement>(null)
  const addressOf = useRef(useDocumentAddress())
  const { id, fileName } = document
  useEffect(() => {
    heading.current?.focus()
    addressOf
      .current(id)
      .then(({ inlineUrl }) => inlineUrl && setAddress({ id, url: inlineUrl }), setFault)
  }, [id])
  return (
    <Stack gap="xs" component="section" aria-label={t('Viewer: {{fileName}}', { fileName })}>
      <Group justify="space-between">
        <Title order={3} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
          {fileName}
        </Title>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('Close the viewer')}
        </Button>
      </Group>
      {fault !== undefined && <Problem error={fault} />}
      {address?.id === id && (
        <iframe className={styles.frame} src={`${address.url}${PAGE_ALONE}`} title={fileName} />
      )}
    </Stack>
  )
}
