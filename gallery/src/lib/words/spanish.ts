import { SPANISH_APPS } from './spanish/apps.ts'
import { SPANISH_CLINICIANS } from './spanish/clinicians.ts'
import { SPANISH_FRAME } from './spanish/frame.ts'
import { SPANISH_LISTING } from './spanish/listing.ts'
import { SPANISH_MY_APPS } from './spanish/my-apps.ts'
import { SPANISH_NAMES } from './spanish/names.ts'
import { SPANISH_REQUEST_APP } from './spanish/request-app.ts'
import { SPANISH_STANDING } from './spanish/standing.ts'

/** The sentences of the gallery, from English to Spanish, in the polite form. A key that is not here cannot be said. */
export const SPANISH = {
  ...SPANISH_FRAME,
  ...SPANISH_APPS,
  ...SPANISH_CLINICIANS,
  ...SPANISH_LISTING,
  ...SPANISH_MY_APPS,
  ...SPANISH_NAMES,
  ...SPANISH_REQUEST_APP,
  ...SPANISH_STANDING,
} as const
