import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { AFTER_CONTRACTS } from '../../../components/contracts/use-contracts.ts'
import { contentFault, sizeFault } from '../../../components/documents/upload/file-fault.ts'
import { sendBytes } from '../../../components/documents/upload/send-bytes.ts'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { VendorContractAddInput } from '../../../gql/graphql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'
import { sha256Hex } from '../../../lib/sha256.ts'

const ADD = graphql(`
  mutation VendorContractAdd($input: VendorContractAddInput!) {
    vendorContractAdd(input: $input) {
      contractId
      uploadUrl
      uploadHeaders {
        name
        value
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const COMPLETE = graphql(`
  mutation VendorContractComplete($contractId: ID!) {
    vendorContractComplete(contractId: $contractId) {
      contracts {
        id
        ...Contract_vendorContract
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const TERMINATE = graphql(`
  mutation VendorContractTerminate($input: VendorContractTerminateInput!) {
    vendorContractTerminate(input: $input) {
      contracts {
        id
        ...Contract_vendorContract
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export const useTerminate = () => useMutation(TERMINATE, AFTER_CONTRACTS)

type Words = Omit<VendorContractAddInput, 'fileName' | 'sizeBytes' | 'sha256'>

/** Files a contract: announces it, sends its PDF and has it checked. Says whether it was taken. */
export function useContractAdd() {
  const [add] = useMutation(ADD)
  const [complete] = useMutation(COMPLETE, AFTER_CONTRACTS)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()
  const [isRunning, setRunning] = useState(false)

  const send = async (words: Words, file: File): Promise<boolean> => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const wrong = sizeFault(file.size) ?? contentFault(bytes)
    if (wrong) return refused(wrong)
    const sha256 = await sha256Hex(bytes)
    const input = { ...words, fileName: file.name, sizeBytes: bytes.length, sha256 }
    const announced = (await add({ variables: { input } })).data?.vendorContractAdd
    setFaults(readFragment(USER_ERROR, announced?.userErrors ?? []))
    if (!announced?.contractId || !announced.uploadUrl) return false
    const headers = Object.fromEntries(
      announced.uploadHeaders.map(({ name, value }) => [name, value]),
    )
    const { signal } = new AbortController()
    const onProgress = () => undefined
    const at = { url: announced.uploadUrl, headers, file, signal, onProgress }
    const notSent = await sendBytes(at)
    if (notSent) return refused(notSent.message)
    const { contractId } = announced
    const taken = (await complete({ variables: { contractId } })).data?.vendorContractComplete
    const [fault] = readFragment(USER_ERROR, taken?.userErrors ?? [])
    return fault ? refused(fault.message) : true
  }

  const refused = (message: string): false => {
    setProblem(message)
    return false
  }

  const run = async (words: Words, file: File | null): Promise<boolean> => {
    setProblem(undefined)
    setFaults([])
    if (!file) return refused(t('Choose the PDF of the contract.'))
    setRunning(true)
    try {
      return await send(words, file)
    } catch (error) {
      return refused(explain(error))
    } finally {
      setRunning(false)
    }
  }
  return { run, faults, problem, isRunning }
}
