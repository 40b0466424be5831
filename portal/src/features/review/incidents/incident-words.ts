import { t } from '../../../lib/i18n/translate.ts'
import type { IncidentLine } from './use-incidents.ts'

/** What an incident is about, in a few words. */
export function subjectOf({ app, vendor, scope }: Pick<IncidentLine, 'app' | 'vendor' | 'scope'>) {
  if (app) return t('App {{name}}', { name: app.name })
  if (vendor) return t('Vendor {{name}}', { name: vendor.displayName })
  return t('Scope {{scope}}', { scope: scope ?? '' })
}

/** A measured time; nothing of it is rounded to nothing. */
export function secondsIn(seconds: number): string {
  return t('{{seconds}} s', { seconds: seconds.toFixed(seconds < 1 ? 3 : 1) })
}
