import {
  APP_VERSION_STATUS_NAMES,
  type AppVersionStatus,
  REVIEW_STATE_NAMES,
  type ReviewState,
} from '../../../../schema/vocabulary/app-status.ts'
import { t } from '../../lib/i18n/translate.ts'
import { versionName } from '../names.ts'

interface Change {
  readonly appVersion: { readonly name: string; readonly number: number }
  readonly to: AppVersionStatus
  readonly reviewState?: ReviewState | null
}

/** Says a change as a screen reader announces it: "Chart Lens, version 2: Live". */
export function statusNews({ appVersion, to, reviewState }: Change): string {
  const words = reviewState ? t(REVIEW_STATE_NAMES[reviewState]) : t(APP_VERSION_STATUS_NAMES[to])
  return `${versionName(appVersion.name, appVersion.number)}: ${words}`
}
