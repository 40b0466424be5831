import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { CONTRACT_LIMITS } from '../../../../../schema/vocabulary/vendor-contract.ts'
import type { Contract } from '../../../components/contracts/contract.ts'
import { ContractList } from '../../../components/contracts/contract-list.tsx'
import { useContracts } from '../../../components/contracts/use-contracts.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { ContractDialog } from './contract-dialog.tsx'
import { useTerminate } from './use-contract-steps.ts'
import type { VendorFile } from './vendor-file.ts'

/** The contracts with a vendor, for people who review; contract reviewers file and terminate them. */
export function ContractsSection({ vendor }: { readonly vendor: VendorFile }) {
  const { contracts, error, refetch } = useContracts(vendor.id)
  const [isFiling, setFiling] = useState(false)
  const [ending, setEnding] = useState<Contract>()
  return (
    <section aria-labelledby="contracts">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="contracts">
          {t('Contracts')}
        </Title>
        {vendor.canManageContracts && (
          <Button variant="default" onClick={() => setFiling(true)}>
            {t('File a contract')}
          </Button>
        )}
      </Group>
      {error && !contracts && <Problem error={error} onRetry={() => void refetch()} />}
      {!contracts && !error && <LoadingRows count={2} height={120} />}
      {contracts && (
        <ContractList
          contracts={contracts}
          actionsOf={(contract) =>
            contract.canTerminate && (
              <Button
                size="xs"
                variant="default"
                onClick={() => setEnding(contract)}
                aria-label={t('Terminate {{title}}', { title: contract.title })}
              >
                {t('Terminate')}
              </Button>
            )
          }
        />
      )}
      {isFiling && <ContractDialog vendor={vendor} onClose={() => setFiling(false)} />}
      {ending && <TerminateDialog contract={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

interface TerminateProps {
  readonly contract: Contract
  readonly onClose: () => void
}

function TerminateDialog({ contract, onClose }: TerminateProps) {
  const [reason, setReason] = useState('')
  const [terminate, { data, error, loading }] = useTerminate()
  const faults = readFragment(USER_ERROR, data?.vendorContractTerminate.userErrors ?? [])
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { contractId: contract.id, reason, expectedRevision: contract.revision }
    const answer = await terminate({ variables: { input } }).catch(() => undefined)
    if (answer?.data?.vendorContractTerminate.contracts) onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('Terminate {{title}}', { title: contract.title })} size="lg">
      <form onSubmit={(event) => void handleSubmit(event)} noValidate>
        <Stack gap="md">
          <Text>
            {t('It ends at once and stays on file. The owners of the vendor are told your reason.')}
          </Text>
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <CountedTextarea
            id="reason"
            label={t('Reason')}
            required
            minRows={3}
            value={reason}
            onChange={setReason}
            limit={CONTRACT_LIMITS.reason}
            error={errorFor(faults, 'reason')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" color="danger" loading={loading}>
              {t('Terminate')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
