import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import type { VersionAndApp } from './find-version.ts'

/** A version that was begun just now and is not yet in the database, with its scopes as they are. */
export interface OpenDraft extends VersionAndApp {
  version: AppVersion
  scopes: ScopeRequest[]
}
