import type { ArtifactKind } from '../../../../schema/vocabulary/decision-artifact.ts'
import { CONTRACT_KIND_NAMES } from '../../../../schema/vocabulary/vendor-contract.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { contractsOf } from '../../../queries/partner/vendor-contracts.ts'
import { type CommandResult, notFound, refuse } from '../../user-fault.ts'

interface Cited {
  vendorId: string
  contractId: string
  kind: ArtifactKind
}

/**
 * Cites a version of a contract with the vendor as the signed agreement a review rests on: who signed it, how long it
 * holds, and the hash of its PDF. Refuses what is not in force today, and other kinds of papers.
 */
export async function citeContract(
  ctx: RequestContext,
  { vendorId, contractId, kind }: Cited,
): Promise<CommandResult<{ body: string; vendorContractId: string }>> {
  if (kind !== 'DATA_USE_AGREEMENT') {
    const message = 'A contract can be cited as the data use agreement alone.'
    return refuse({ code: 'INVALID', message, path: ['kind'] })
  }
  const contracts = await contractsOf(ctx, vendorId)
  const found = contracts.find(({ contract }) => contract.id === contractId)
  if (!found) return notFound('contract', ['contractId'])
  if (found.state !== 'IN_FORCE') {
    const message = 'This version of the contract is not in force. Cite the one that is.'
    return refuse({ code: 'INVALID', message, path: ['contractId'] })
  }
  const { contract } = found
  const until = contract.validUntil ? `until ${contract.validUntil}` : 'until it is terminated'
  const body = [
    `${CONTRACT_KIND_NAMES[contract.kind]}, version ${contract.version}: ${contract.title}.`,
    `In force from ${contract.validFrom} ${until}.`,
    `Signed on ${contract.signedOn} by ${contract.signerName}, ${contract.signerPosition}.`,
    `${contract.fileName}, SHA-256 ${contract.sha256}.`,
  ].join('\n')
  return ok({ body, vendorContractId: contract.id })
}
