import type { EmergencyPreviewQuery, KillSwitch_RowFragment } from '../../../gql/graphql.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'

type Reach = EmergencyPreviewQuery['emergencyPreview']

/** What is disabled, in a few words. */
export function nameOf({ app, vendor, scope }: KillSwitch_RowFragment): string {
  if (app) return t('App {{name}}', { name: app.name })
  if (vendor) return t('Vendor {{name}}', { name: vendor.displayName })
  return t('Scope {{scope}}', { scope: scope ?? '' })
}

/** What an emergency stops, as a list of counts. */
export function reachWords({ apps, clients, sessions, tokens, consents, people }: Reach): string[] {
  return [
    tn('{{count}} live app', '{{count}} live apps', apps),
    tn('{{count}} client in production', '{{count}} clients in production', clients),
    tn('{{count}} session', '{{count}} sessions', sessions),
    tn('{{count}} token', '{{count}} tokens', tokens),
    tn('{{count}} consent', '{{count}} consents', consents),
    tn('{{count}} person', '{{count}} people', people),
  ]
}

/** How long it took until everything was refused. */
export function secondsWords(seconds: number): string {
  return t('Revoked after {{seconds}} seconds.', { seconds: seconds.toFixed(2) })
}
