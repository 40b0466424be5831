import { createHash } from 'node:crypto'
import type { Person } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { VendorContractAddInput } from '../../support/gql/graphql.ts'
import { put } from '../documents/uploads.ts'
import { CONTRACT, CONTRACT_ADD, CONTRACT_COMPLETE, CONTRACTS } from './partner-documents.ts'

type Fields = Partial<VendorContractAddInput>

/** Announces a contract; what is not given is a data use agreement that holds for long. */
export async function announceContract(
  { client }: Person,
  { vendorId, bytes, ...fields }: { vendorId: string; bytes: Uint8Array } & Fields,
) {
  const { payload } = await client.get(CONTRACT_ADD, {
    input: {
      vendorId,
      kind: 'DATA_USE_AGREEMENT',
      title: 'Use of records for apps',
      validFrom: '2026-01-01',
      validUntil: '2030-12-31',
      signerName: 'Ada Acme',
      signerPosition: 'Chief executive',
      signedOn: '2025-12-20',
      fileName: 'agreement.pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...fields,
    },
  })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

/** Files a contract with its PDF, by the mutations everybody uses. */
export async function fileContract(
  person: Person,
  given: { vendorId: string; bytes: Uint8Array } & Fields,
) {
  const { contractId, uploadUrl, userErrors } = await announceContract(person, given)
  if (!contractId || !uploadUrl) throw new Error(JSON.stringify(userErrors))
  await put(uploadUrl, given.bytes)
  const { payload } = await person.client.get(CONTRACT_COMPLETE, { contractId })
  const faults = readFragment(USER_ERROR, payload.userErrors)
  const contract = readFragment(CONTRACT, payload.contracts ?? []).find(
    ({ id }) => id === contractId,
  )
  return { contractId, contract, userErrors: faults }
}

/** The contracts with a vendor, as somebody reads them. */
export async function contractsWith({ client }: Person, vendorId: string) {
  return readFragment(CONTRACT, (await client.get(CONTRACTS, { vendorId })).vendorContracts)
}
