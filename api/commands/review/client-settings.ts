import type { AppVersion } from '../../entities/app/app-version.entity.ts'

/** What a client takes from the version it is pinned to. */
export function clientSettingsOf(version: AppVersion) {
  return {
    pinnedVersionId: version.id,
    clientType: version.clientType,
    idTokenAlg: version.idTokenAlg,
    redirectUrls: version.redirectUrls,
    launchUrl: version.launchUrl ?? null,
    jwksUrl: version.jwksUrl ?? null,
    jwks: version.jwks ?? null,
    disabledAt: null,
  }
}
