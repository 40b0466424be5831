import type { ServiceAbility } from '../../../../../schema/vocabulary/service-ability.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** What each ability lets a system do, and what else has to be known before it is given. */
export const ABILITY_WORDS: Readonly<Record<ServiceAbility, { label: string; help: string }>> = {
  'launch-context.create': {
    label: mark('Open apps for people'),
    help: mark('An EHR says who looks at whom, and the app starts with that patient.'),
  },
  'emergency.disable': {
    label: mark('Disable apps in an emergency'),
    help: mark('A monitor can stop an app, a vendor or a scope at once. A person lifts it again.'),
  },
  'representative.manage': {
    label: mark('Keep who acts for which patient'),
    help: mark('The system of the patients says who is parent, guardian or proxy of whom.'),
  },
}
