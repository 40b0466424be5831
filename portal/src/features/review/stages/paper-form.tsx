import { Button, Group, Select, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import {
  ARTIFACT_KIND_NAMES,
  FILED_ARTIFACT_KINDS,
} from '../../../../../schema/vocabulary/decision-artifact.ts'
import { TEXT_LIMITS, textLength } from '../../../../../schema/vocabulary/limits.ts'
import { CONTRACT_KIND_NAMES } from '../../../../../schema/vocabulary/vendor-contract.ts'
import { useContracts } from '../../../components/contracts/use-contracts.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { StageSteps } from './use-stage-steps.ts'

interface Props {
  readonly steps: StageSteps
  /** Documents of the version that are ready for viewing. */
  readonly documents: readonly { readonly id: string; readonly fileName: string }[]
  /** Whose contracts can be cited. */
  readonly vendorId: string
  /** The agreement of the hospital, filled in for the version: what is written begins with it. */
  readonly agreement: string | null
}

type Kind = (typeof FILED_ARTIFACT_KINDS)[number]

/** Files a plan or an agreement with a stage: as text, or as a document the vendor filed. */
export function PaperForm({ steps, documents, vendorId, agreement }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [kind, setKind] = useState<Kind>('DATA_USE_AGREEMENT')
  const [body, setBody] = useState(agreement ?? '')
  const [documentId, setDocumentId] = useState<string | null>(null)
  const [contractId, setContractId] = useState<string | null>(null)
  const cited = kind === 'DATA_USE_AGREEMENT' ? contractId : null
  const isWritten = !documentId && !cited

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
    const isTaken = await steps.file({
      kind,
      contractId: cited,
      documentId: cited ? null : documentId,
      body: isWritten ? body : null,
    })
    if (!isTaken) return
    setBody('')
    setDocumentId(null)
    setContractId(null)
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
        {kind === 'DATA_USE_AGREEMENT' && (
          <ContractField vendorId={vendorId} value={contractId} onChange={setContractId} />
        )}
        {documents.length > 0 && !cited && (
          <DocumentField documents={documents} value={documentId} onChange={setDocumentId} />
        )}
        {isWritten && (
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
            disabled={isWritten && textLength(body.trim()) < TEXT_LIMITS.artifactBody.min}
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

interface DocumentFieldProps extends Pick<Props, 'documents'> {
  readonly value: string | null
  readonly onChange: (documentId: string | null) => void
}

function DocumentField({ documents, value, onChange }: DocumentFieldProps) {
  return (
    <Select
      label={t('Document of the vendor')}
      description={t('Or leave this empty and write it down below.')}
      clearable
      data={documents.map((each) => ({ value: each.id, label: each.fileName }))}
      value={value}
      onChange={onChange}
    />
  )
}

interface ContractFieldProps {
  readonly vendorId: string
  readonly value: string | null
  readonly onChange: (contractId: string | null) => void
}

/** The contracts in force with the vendor, one of which can be the signed agreement. */
function ContractField({ vendorId, value, onChange }: ContractFieldProps) {
  const { contracts } = useContracts(vendorId)
  const inForce = contracts?.filter(({ state }) => state === 'IN_FORCE') ?? []
  if (inForce.length === 0) return null
  return (
    <Select
      label={t('Contract in force')}
      description={t('Or leave this empty and name another agreement below.')}
      clearable
      data={inForce.map(({ id, kind, version, title }) => ({
        value: id,
        label: `${t(CONTRACT_KIND_NAMES[kind])}, ${version}: ${title}`,
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
