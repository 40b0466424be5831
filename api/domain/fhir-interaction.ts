import type { QueryParameters } from './query-parameters.ts'

/** Interactions that the proxy never passes on. */
export type BlockedInteractionCode =
  | 'operation'
  | 'search-system'
  | 'search-compartment'
  | 'history-type'
  | 'history-system'

interface OnType {
  readonly resourceType: string
}

interface OnInstance extends OnType {
  readonly id: string
}

/** One member for each code, so that a code says which member is meant. */
type Coded<Code extends string, Rest> = Code extends string ? { readonly code: Code } & Rest : never

interface WithCriteria extends OnType {
  readonly parameters: QueryParameters
}

interface WithParameters extends OnInstance {
  readonly parameters: QueryParameters
}

/** What a request asks for, in the words of the standard. @see https://hl7.org/fhir/R4/http.html */
export type FhirInteraction =
  | Coded<'read' | 'update' | 'patch' | 'delete', OnInstance>
  | ({ readonly code: 'vread'; readonly versionId: string } & OnInstance)
  | Coded<'history-instance' | 'everything', WithParameters>
  | ({
      readonly code: 'search-type'
      readonly parameters: QueryParameters
      /** Given by a compartment address, `Patient/[id]/[type]`. */
      readonly patientId?: string
    } & OnType)
  | ({
      readonly code: 'create'
      /** The criteria of If-None-Exist; without them a plain create. */
      readonly parameters?: QueryParameters | undefined
    } & OnType)
  /** The criteria are in the address. */
  | Coded<'conditional-update' | 'conditional-patch' | 'conditional-delete', WithCriteria>
  /** A batch or a transaction: nothing by itself, each of its entries is an interaction. */
  | {
      readonly code: 'batch'
      readonly resourceType: undefined
      readonly id: undefined
    }
  | {
      readonly code: BlockedInteractionCode
      readonly resourceType: string | undefined
      readonly id: string | undefined
    }

/** Interactions that may be allowed. */
export type ServedInteraction = Exclude<FhirInteraction, { code: BlockedInteractionCode | 'batch' }>

/** Interactions on a resource that is named by its id. */
export type InstanceInteraction = Extract<ServedInteraction, { id: string }>
