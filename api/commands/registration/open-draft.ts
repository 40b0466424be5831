import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { VersionAndApp } from './find-version.ts'

/** A version that is being written, with its scopes as they are. */
export interface OpenDraft extends VersionAndApp {
  version: AppVersion
  scopes: ScopeRequest[]
  /** Begun just now, and not yet in the database. */
  isNew: boolean
}
