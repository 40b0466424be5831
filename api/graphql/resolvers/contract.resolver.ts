import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Person, Vendor } from '../../../schema/types/account.type.ts'
import { ContractStateEnum, DocumentScanStateEnum } from '../../../schema/types/enums.ts'
import {
  VendorContract,
  VendorContractAddInput,
  VendorContractPayload,
  VendorContractTerminateInput,
  VendorContractUploadPayload,
} from '../../../schema/types/partner.type.ts'
import { addContract } from '../../commands/partner/add-contract.ts'
import { completeContract } from '../../commands/partner/complete-contract.ts'
import { terminateContract } from '../../commands/partner/terminate-contract.ts'
import type { CommandResult } from '../../commands/user-fault.ts'
import { authorize } from '../../domain/abilities.ts'
import { isReadable, scanStanding } from '../../domain/document-standing.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import type { VendorContract as ContractRow } from '../../entities/partner/vendor-contract.entity.ts'
import {
  type ContractView,
  contractsOf,
  vendorContracts,
} from '../../queries/partner/vendor-contracts.ts'
import { inLocalIds, localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payloadAfter } from './payload.ts'

type Contract = ContractRow & Pick<ContractView, 'state'>

/** Contracts with vendors, version by version. */
@Resolver(() => VendorContract)
export class ContractResolver {
  @FieldResolver(() => ID)
  id(@Root() contract: Contract) {
    return toGlobalId('VendorContract', contract.id)
  }

  @FieldResolver(() => ContractStateEnum)
  state(@Root() contract: Contract) {
    return contract.state
  }

  @FieldResolver(() => Int)
  version(@Root() contract: Contract) {
    return contract.version ?? 0
  }

  @FieldResolver(() => DocumentScanStateEnum)
  scanState(@Root() contract: Contract, @Ctx() ctx: GraphqlContext) {
    return scanStanding(contract, Boolean(ctx.ports.malwareScanner))
  }

  @FieldResolver(() => Person)
  addedBy(@Root() contract: Contract, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(contract.addedById)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Saves the PDF. Good for five minutes and this person; null while it is scanned.',
  })
  downloadUrl(@Root() contract: Contract, @Ctx() ctx: GraphqlContext) {
    const { viewer } = ctx
    if (!viewer || !isReadable(contract, Boolean(ctx.ports.malwareScanner))) return null
    const { userId } = viewer
    const claims = { documentId: contract.id, userId, disposition: 'attachment' } as const
    return ctx.uploads.forDownload(claims)
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks end it now?' })
  canTerminate(@Root() contract: Contract, @Ctx() { viewer }: GraphqlContext) {
    const { vendorId, terminatedAt } = contract
    return !terminatedAt && authorize(viewer, 'contract.manage', { vendorId }).ok
  }

  @Authorized()
  @Query(() => [VendorContract], {
    description: "Newest first. For owners of the vendor and with 'contract.read'.",
  })
  async vendorContracts(@Arg('vendorId', () => ID) vendorId: string, @Ctx() ctx: GraphqlContext) {
    return (await vendorContracts(ctx, localId('Vendor', vendorId))).map(flat)
  }

  @Authorized('contract.manage')
  @Mutation(() => VendorContractUploadPayload, {
    description: 'Announces the next version of a contract and the PDF that comes.',
  })
  async vendorContractAdd(
    @Arg('input', () => VendorContractAddInput) input: VendorContractAddInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await addContract(ctx, inLocalIds(input, { vendorId: 'Vendor' }))
    if (!result.ok) return { userErrors: result.error, uploadHeaders: [] }
    const { url, headers, expiresAt } = await ctx.uploads.forUpload(result.value)
    const uploadHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }))
    const contractId = toGlobalId('VendorContract', result.value.id)
    return { contractId, uploadUrl: url, uploadHeaders, expiresAt, userErrors: [] }
  }

  @Authorized('contract.manage')
  @Mutation(() => VendorContractPayload, {
    description: 'Checks and scans the PDF that was sent, and files the contract.',
  })
  async vendorContractComplete(
    @Arg('contractId', () => ID) contractId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return answer(ctx, await completeContract(ctx, localId('VendorContract', contractId)))
  }

  @Authorized('contract.manage')
  @Mutation(() => VendorContractPayload, { description: 'Ends a contract before its last day.' })
  async vendorContractTerminate(
    @Arg('input', () => VendorContractTerminateInput) input: VendorContractTerminateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const ended = inLocalIds(input, { contractId: 'VendorContract' })
    return answer(ctx, await terminateContract(ctx, ended))
  }
}

@Resolver(() => Vendor)
export class VendorContractsResolver {
  @FieldResolver(() => Boolean, { description: 'May whoever asks file contracts with it?' })
  canManageContracts(@Root() vendor: VendorRow, @Ctx() { viewer }: GraphqlContext) {
    return authorize(viewer, 'contract.manage', { vendorId: vendor.id }).ok
  }
}

const answer = (ctx: GraphqlContext, result: CommandResult<ContractRow>) =>
  payloadAfter('contracts', result, async ({ vendorId }) =>
    (await contractsOf(ctx, vendorId)).map(flat),
  )

function flat({ contract, state }: ContractView): Contract {
  return Object.assign(contract, { state })
}
