import type { RequestContext } from '../../context.ts'
import { isReadable } from '../../domain/document-standing.ts'
import { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { type EvidenceReach, jsonFile, safeName } from './evidence-file.ts'

/**
 * Lists the contracts that a version, or one it brings back, cites as its agreement, with their hashes, and puts in the
 * PDFs of those that may be read now. A contract ended since is there all the same: the decision rested on it.
 */
export async function contractFiles(
  ctx: RequestContext,
  versionIds: readonly string[],
  reach: EvidenceReach,
): Promise<ArchivedFile[]> {
  const cited = await ctx.em.execute<{ id: string }[]>(CITED, [`{${versionIds.join(',')}}`])
  const contracts = await ctx.em.find(
    VendorContract,
    { id: { $in: cited.map(({ id }) => id) } },
    { orderBy: { kind: 'asc', version: 'asc' } },
  )
  const hasScanner = Boolean(ctx.ports.malwareScanner)
  const files: ArchivedFile[] = []
  const list: object[] = []
  for (const [index, contract] of contracts.entries()) {
    const isIn = reach.contracts && isReadable(contract, hasScanner)
    const bytes = isIn ? await ctx.ports.documents.read(contract.storageKey) : undefined
    const path = bytes ? `contracts/${index + 1}-${safeName(contract.fileName)}` : null
    if (bytes && path) files.push({ path, bytes })
    list.push({ ...agreedOn(contract), path })
  }
  return [jsonFile('contracts.json', list), ...files]
}

const CITED = `
select distinct f.vendor_contract_id as id from decision_artifact f
where f.app_version_id = any(?::uuid[]) and f.vendor_contract_id is not null`

function agreedOn(contract: VendorContract): object {
  const { id, kind, title, version, validFrom, validUntil, signerName, signerPosition } = contract
  const { signedOn, fileName, sizeBytes, sha256, uploadedAt, scanState, pageCount } = contract
  const { findings, terminatedAt, terminationReason } = contract
  return {
    ...{ id, kind, title, version, validFrom, validUntil, signerName, signerPosition, signedOn },
    ...{ fileName, sizeBytes, sha256, uploadedAt, scanState, pageCount, findings },
    ...{ terminatedAt, terminationReason },
  }
}
