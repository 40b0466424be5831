import { randomUUID } from 'node:crypto'
import {
  normalizeOperationOutcome,
  type Operation,
  OperationOutcomeError,
  type SearchRequest,
  type WithId,
} from '@medplum/core'
import {
  type CreateResourceOptions,
  FhirRepository,
  type ReadHistoryOptions,
  type TransactionOptions,
  type UpdateResourceOptions,
} from '@medplum/fhir-router'
import type { Bundle, Parameters, Reference, Resource } from '@medplum/fhirtypes'
import { invalid } from './outcomes.ts'
import { patched } from './patch-resource.ts'
import { answerSearch, type FhirBase } from './search/answer-search.ts'
import { maxCount } from './search/parse-page.ts'
import { requestPairs } from './search/request-pairs.ts'
import { readHistory } from './store/history.ts'
import { readCurrent, readOneVersion } from './store/read-resource.ts'
import { eraseResource, insertResource, replaceResource } from './store/write-resource.ts'
import { requireValid } from './valid-resource.ts'

/** Stores FHIR resources in one PostgreSQL schema, behind the interface FhirRouter works with. */
export class PgFhirRepository extends FhirRepository {
  readonly base: FhirBase

  constructor(base: FhirBase) {
    super()
    this.base = base
  }

  /** There is one database for reading and writing. */
  override setMode(): void {
    // Nothing to switch.
  }

  override generateId(): string {
    return randomUUID()
  }

  /** Creates under an id of our choosing; an id in the body counts only when we assigned it. */
  override async createResource<T extends Resource>(resource: T, options?: CreateResourceOptions) {
    const id = options?.assignedId ? resource.id : undefined
    const created = { ...resource, id: id ?? this.generateId() }
    requireValid(created)
    return insertResource(this.base, created)
  }

  override async updateResource<T extends Resource>(
    resource: T,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    const { id } = resource
    if (id === undefined) throw invalid('The resource has no id.')
    const updated = { ...resource, id }
    requireValid(updated)
    return replaceResource(this.base, updated, options?.ifMatch)
  }

  override patchResource<T extends Resource>(
    resourceType: T['resourceType'],
    id: string,
    patch: Operation[] | Parameters,
    options?: UpdateResourceOptions,
  ): Promise<WithId<T>> {
    return this.base.store.transaction(async () => {
      const current = await this.readResource<T>(resourceType, id)
      // The version read must be the version replaced, or a concurrent update would be lost.
      const ifMatch = options?.ifMatch ?? current.meta?.versionId
      return this.updateResource(patched(current, patch), ifMatch === undefined ? {} : { ifMatch })
    })
  }

  override deleteResource(type: string, id: string, options?: UpdateResourceOptions) {
    return eraseResource(this.base.store, { type, id, ifMatch: options?.ifMatch })
  }

  override async readResource<T extends Resource>(resourceType: string, id: string) {
    return (await readCurrent(this.base.store, resourceType, id)) as WithId<T>
  }

  override async readVersion<T extends Resource>(type: string, id: string, version: string) {
    return (await readOneVersion(this.base.store, { type, id, version })) as WithId<T>
  }

  override async readHistory<T extends Resource>(
    type: string,
    id: string,
    options?: ReadHistoryOptions,
  ) {
    const { limit: count = maxCount, offset = 0 } = options ?? {}
    const { store, baseUrl } = this.base
    return (await readHistory(store, { type, id, count, offset }, baseUrl)) as Bundle<WithId<T>>
  }

  override readReference<T extends Resource>(reference: Reference<T>): Promise<WithId<T>> {
    const [type = '', id = ''] = reference.reference?.split('/') ?? []
    return this.readResource(type, id)
  }

  override readReferences<T extends Resource>(references: readonly Reference<T>[]) {
    const read = (reference: Reference<T>): Promise<T | Error> =>
      this.readReference(reference).catch(
        (error: unknown) => new OperationOutcomeError(normalizeOperationOutcome(error)),
      )
    return Promise.all(references.map(read))
  }

  override async search<T extends Resource>(request: SearchRequest<T>) {
    const { resourceType: type } = request
    const pairs = requestPairs(request)
    return (await answerSearch(this.base, { type, pairs, path: type })) as Bundle<WithId<T>>
  }

  override async searchByReference<T extends Resource>(
    request: SearchRequest<T>,
    field: string,
    references: string[],
  ) {
    const found: Record<string, WithId<T>[]> = {}
    for (const value of references) {
      const filters = [...(request.filters ?? []), { code: field, operator: 'eq' as const, value }]
      found[value] = await this.searchResources({ ...request, filters })
    }
    return found
  }

  /** The callback gets this same repository: inside it every statement is in the transaction. */
  override withTransaction<Result>(
    callback: (repository: this) => Promise<Result>,
    options: TransactionOptions,
  ): Promise<Result> {
    return this.base.store.transaction(() => callback(this), options.serializable)
  }
}
