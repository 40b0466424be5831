import { Button, FileInput, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { DOCUMENT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  CONTRACT_KIND_NAMES,
  CONTRACT_KINDS,
  CONTRACT_LIMITS,
  type ContractKind,
} from '../../../../../schema/vocabulary/vendor-contract.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { optionsOf } from '../../../components/names.ts'
import { errorFor } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useContractAdd } from './use-contract-steps.ts'
import type { VendorFile } from './vendor-file.ts'

interface Props {
  readonly vendor: Pick<VendorFile, 'id' | 'displayName'>
  readonly onClose: () => void
}

const EMPTY = {
  title: '',
  signerName: '',
  signerPosition: '',
  signedOn: '',
  validFrom: '',
  validUntil: '',
}

/** Files the next version of a contract with a vendor: who signed it, how long it holds, and its PDF. */
export function ContractDialog({ vendor, onClose }: Props) {
  const [words, setWords] = useState(EMPTY)
  const [kind, setKind] = useState<ContractKind>('DATA_USE_AGREEMENT')
  const [file, setFile] = useState<File | null>(null)
  const { run, faults, problem, isRunning } = useContractAdd()

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { ...words, vendorId: vendor.id, kind, validUntil: words.validUntil || null }
    if (await run(input, file)) onClose()
  }
  const set = (name: keyof typeof EMPTY) => (text: string) => setWords({ ...words, [name]: text })
  const field = (name: 'title' | 'signerName' | 'signerPosition') => ({
    id: name,
    required: true,
    value: words[name],
    onChange: set(name),
    limit: CONTRACT_LIMITS[name],
    error: errorFor(faults, name),
  })
  const day = (name: 'signedOn' | 'validFrom' | 'validUntil') => ({
    id: name,
    type: 'date',
    value: words[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => set(name)(event.currentTarget.value),
    error: errorFor(faults, name),
  })

  return (
    <Dialog
      onClose={onClose}
      title={t('File a contract with {{vendor}}', { vendor: vendor.displayName })}
      size="lg"
      closeOnClickOutside={false}
    >
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t(
              'It counts as the next version of its kind and replaces the one before from its first day.',
            )}
          </Text>
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          {problem && (
            <Text role="alert" c="var(--gh-danger)">
              {problem}
            </Text>
          )}
          <Select
            label={t('Kind')}
            allowDeselect={false}
            data={optionsOf(CONTRACT_KINDS, CONTRACT_KIND_NAMES)}
            value={kind}
            onChange={(chosen) => setKind(CONTRACT_KINDS.find((each) => each === chosen) ?? kind)}
          />
          <CountedTextInput label={t('What it is about')} {...field('title')} />
          <Group grow align="flex-start">
            <TextInput label={t('First day')} required {...day('validFrom')} />
            <TextInput
              label={t('Last day')}
              description={t('Empty when it has no end.')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...day('validUntil')}
            />
          </Group>
          <CountedTextInput label={t('Signed by, for the vendor')} {...field('signerName')} />
          <CountedTextInput label={t('Position')} {...field('signerPosition')} />
          <TextInput label={t('Signed on')} required {...day('signedOn')} />
          <FileInput
            label={t('The signed contract')}
            description={t('One PDF of at most {{maxWords}}', {
              maxWords: DOCUMENT_LIMITS.maxWords,
            })}
            placeholder={t('Choose a file')}
            accept={DOCUMENT_LIMITS.mediaType}
            required
            value={file}
            onChange={setFile}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={isRunning}>
              {t('File the contract')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
