import type { AppRequestState } from '../../schema/vocabulary/app-request.ts'

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

/** What people and departments ask the hospital for. */
export type PartnerEvent = AppRequestMoved | ActivationMoved
