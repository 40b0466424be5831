import type { Random } from '../../api/fhir-server/synthetic/random.ts'
import * as words from '../../schema/vocabulary/registration.ts'
import { editable } from './generate-vendor.ts'
import type { Row } from './row.ts'
import { phrase } from './words.ts'

/** Makes one version of an app, filled in as the wizard asks for it. */
export function generateVersion(
  random: Random,
  app: Pick<Row, 'id' | 'organization_id' | 'name' | 'slug'>,
  { status, number }: { status: 'LIVE' | 'RETIRED'; number: number },
) {
  const some = <T>(list: readonly T[]) => random.some(list, random.whole(1, list.length))
  const site = `https://${app.slug}.example`
  return {
    ...editable(String(app.organization_id), `version ${app.slug} ${number}`),
    app_id: app.id,
    number,
    status,
    status_changed_at: new Date(Date.UTC(2026, 2, 1, 9, random.whole(0, 200_000))).toISOString(),
    name: String(app.name),
    operating_systems: some(words.OPERATING_SYSTEMS),
    homepage_url: site,
    privacy_policy_url: `${site}/privacy`,
    terms_url: `${site}/terms`,
    redirect_urls: [`${site}/callback`],
    launch_url: `${site}/launch`,
    short_description: `${phrase(random, random.whole(30, 140))}.`,
    long_description: `${phrase(random, random.whole(250, 900))}.`,
    audiences: some(words.AUDIENCES),
    uses: some(words.APP_USES),
    intent: random.pick(words.INTENT_LABELS),
    fhir_versions: some(words.FHIR_VERSIONS),
    compliance: some(words.COMPLIANCE_CLAIMS),
    client_type: 'PUBLIC' as const,
    launch_modes: random.some(['EHR', 'STANDALONE'] as const, random.whole(1, 2)),
    attestation_answer: random.chance(0.9) ? ('ACCEPTED' as const) : ('DECLINED' as const),
  }
}
