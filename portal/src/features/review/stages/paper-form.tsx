import { Button, Group, Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  ARTIFACT_KIND_NAMES,
  FILED_ARTIFACT_KINDS,
} from '../../../../../schema/vocabulary/decision-artifact.ts'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { StageSteps } from './use-stage-steps.ts'

interface Props {
  readonly steps: StageSteps
  /** Documents of the version that are ready for viewing. */
  readonly documents: readonly { readonly id: string; readonly fileName: string }[]
}

type Kind = (typeof FILED_ARTIFACT_KINDS)[number]

/** Files a plan or an agreement with a stage: as text, or as a document the vendor filed. */
export function PaperForm({ steps, documents }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [kind, setKind] = useState<Kind>('DATA_USE_AGREEMENT')
  const [body, setBody] = useState('')
  const [documentId, setDocumentId] = useState<string | null>(null)

  if (!isOpen) {
    return (
      <Button
        variant="default"
        size="sm"
        onClick={() => setIsOpen(true)}
        style={{ justifySelf: 'start' }}
      >
        {t('File a plan or an agreement')}
      </Button>
    )
  }
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const isTaken = await steps.file({ kind, documentId, body: documentId ? null : body })
    if (!isTaken) return
    setBody('')
    setDocumentId(null)
    setIsOpen(false)
  }
  return (
    <form onSubmit={(event) => void handleSubmit(event)}>
      <Stack gap="sm">
        <Select
          label={t('What it is')}
          allowDeselect={false}
          data={optionsOf(FILED_ARTIFACT_KINDS, ARTIFACT_KIND_NAMES)}
          value={kind}
          onChange={(chosen) => {
            const known = FILED_ARTIFACT_KINDS.find((each) => each === chosen)
            if (known) setKind(known)
          }}
        />
        {documents.length > 0 && (
          <Select
            label={t('Document of the vendor')}
            description={t('Or leave this empty and write it down below.')}
            clearable
            data={documents.map(({ id, fileName }) => ({ value: id, label: fileName }))}
            value={documentId}
            onChange={setDocumentId}
          />
        )}
        {!documentId && (
          <CountedTextarea
            label={t('Text')}
            required
            minRows={3}
            value={body}
            onChange={setBody}
            limit={TEXT_LIMITS.artifactBody}
          />
        )}
        <Group gap="xs">
          <Button
            type="submit"
            size="sm"
            loading={steps.isRunning}
            disabled={!documentId && textLength(body.trim()) < TEXT_LIMITS.artifactBody.min}
          >
            {t('File it')}
          </Button>
          <Button variant="default" size="sm" onClick={() => setIsOpen(false)}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
