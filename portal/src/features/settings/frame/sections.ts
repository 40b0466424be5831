import type { Ability } from '../../../../../schema/vocabulary/permission.ts'
import type { SettingsArea } from '../../../../../schema/vocabulary/settings-area.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** One page of the settings, and whose it is. */
export interface SettingsSection {
  readonly to: string
  readonly label: string
  /** Whose changes are listed below the page; absent where nothing can be changed. */
  readonly area?: SettingsArea
  readonly ability: Ability
}

const ADMINISTER = 'organization.administer'

/** The pages of the settings, in the order of their list. */
export const SECTIONS: readonly SettingsSection[] = [
  { to: '/settings', label: mark('Accounts and sign-in'), area: 'RULES', ability: ADMINISTER },
  { to: '/settings/brand', label: mark('Brand'), area: 'BRAND', ability: ADMINISTER },
  { to: '/settings/texts', label: mark('Texts'), area: 'TEXTS', ability: ADMINISTER },
  { to: '/settings/legal', label: mark('Legal pages'), area: 'LEGAL', ability: ADMINISTER },
  { to: '/settings/policy', label: mark('Policy of reviews'), ability: 'policy.write' },
  { to: '/settings/catalog', label: mark('Scope catalog'), ability: 'policy.write' },
  { to: '/settings/data-policy', label: mark('Data policy'), ability: 'policy.write' },
  { to: '/settings/people', label: mark('People'), area: 'PEOPLE', ability: ADMINISTER },
  { to: '/settings/holidays', label: mark('Holidays'), area: 'HOLIDAYS', ability: ADMINISTER },
  {
    to: '/settings/service-accounts',
    label: mark('Service accounts'),
    area: 'SERVICE_ACCOUNTS',
    ability: ADMINISTER,
  },
  {
    to: '/settings/lost-factors',
    label: mark('Lost second factors'),
    area: 'LOST_FACTORS',
    ability: ADMINISTER,
  },
  {
    to: '/settings/representatives',
    label: mark('Representatives'),
    ability: 'representative.manage',
  },
  { to: '/settings/diagnostics', label: mark('Diagnostics'), ability: ADMINISTER },
]
