import type { AppVersion } from '../../entities/app/app-version.entity.ts'

/** What the vendor writes in the wizard and is kept with the version (R061-R080). */
export const DRAFT_FIELDS = [
  'name',
  'operatingSystems',
  'homepageUrl',
  'privacyPolicyUrl',
  'termsUrl',
  'redirectUrls',
  'launchUrl',
  'iconId',
  'shortDescription',
  'longDescription',
  'audiences',
  'uses',
  'intent',
  'fhirVersions',
  'compliance',
  'clientType',
  'idTokenAlg',
  'launchModes',
  'launchBehaviour',
  'jwksUrl',
  'jwks',
  'reviewerNotes',
  'changeNotes',
] as const satisfies (keyof AppVersion)[]

export type DraftField = (typeof DRAFT_FIELDS)[number]

/** Those fields of a version, as they are now. */
export function draftFieldsOf(version: AppVersion): Pick<AppVersion, DraftField> {
  return Object.fromEntries(DRAFT_FIELDS.map((field) => [field, version[field]])) as Pick<
    AppVersion,
    DraftField
  > // the list above is the proof
}
