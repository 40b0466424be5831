import type { AppRequestState } from '../../schema/vocabulary/app-request.ts'
import type { TierProposalState } from '../../schema/vocabulary/partner.ts'

/** Somebody asked for an app that is not there, or the hospital answered. */
export interface AppRequestMoved {
  type: 'app-request.moved'
  requestId: string
  to: AppRequestState
}

/** A department asked for an app, or was answered. */
interface ActivationMoved {
  type: 'activation.requested' | 'activation.decided'
  activationId: string
  appId: string
  vendorId: string
}

/** A version of a contract was filed or terminated. */
interface VendorContractChanged {
  type: 'vendor-contract.changed'
  contractId: string
  vendorId: string
}

/** A contract ends in so many days; 0 on its last day. */
interface VendorContractExpiring {
  type: 'vendor-contract.expiring'
  contractId: string
  vendorId: string
  days: number
}

/** Somebody proposed a strategic partner, or the end of one, or a second person decided. */
interface PartnerTierMoved {
  type: 'partner-tier.moved'
  proposalId: string
  vendorId: string
  to: TierProposalState
}

/** What people and departments ask the hospital for, and what it agrees on with vendors. */
export type PartnerEvent =
  | AppRequestMoved
  | ActivationMoved
  | VendorContractChanged
  | VendorContractExpiring
  | PartnerTierMoved
