import {
  POLICY_NUMBER_IDS,
  POLICY_NUMBERS,
  POLICY_SWITCH_IDS,
  POLICY_SWITCHES,
  WAIVABLE_STAGES,
  WAIVER_RIGHT_NAMES,
  WAIVER_TIERS,
} from '../../../../../schema/vocabulary/governance-policy.ts'
import { LEGAL_LINK_NAMES } from '../../../../../schema/vocabulary/organization-face.ts'
import {
  INTENT_LABEL_NAMES,
  RISK_TIER_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { SECOND_FACTOR_RULE_NAMES } from '../../../../../schema/vocabulary/second-factor.ts'
import { stageRule } from '../../../../../schema/vocabulary/stage.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import type { Change } from './use-changes.ts'

/** What was done, by the name the audit trail has for it. */
const ACTIONS: Readonly<Record<string, string>> = {
  'member.invited': mark('Invited'),
  'member.invitation-revoked': mark('Invitation withdrawn'),
  'member.joined': mark('Accepted the invitation'),
  'member.role-changed': mark('Roles changed'),
  'member.removed': mark('Removed'),
  'organization.changed': mark('Settings changed'),
  'policy.changed': mark('Policy changed'),
  'scope-catalog.changed': mark('Scope catalog changed'),
  'holiday.added': mark('Holiday added'),
  'holiday.removed': mark('Holiday removed'),
  'service-account.created': mark('Service account given'),
  'service-account.ended': mark('Service account ended'),
  'second-factor.reset-checked': mark('Identity checked'),
  'second-factor.reset-done': mark('Second factors removed'),
  'second-factor.reset-declined': mark('Removal declined'),
}

const FIELDS: Readonly<Record<string, string>> = {
  roles: mark('Roles'),
  selfRegistration: mark('Anybody may create a developer account'),
  secondFactor: mark('Second factor'),
  name: mark('Name of the hospital'),
  supportEmail: mark('Support address'),
  accentColor: mark('Accent colour'),
  logo: mark('Picture'),
  ...LEGAL_LINK_NAMES,
  'galleryWelcome.en': mark('Welcome in the gallery, English'),
  'galleryWelcome.es': mark('Welcome in the gallery, Spanish'),
  'signInNotice.en': mark('Notice on the sign-in page, English'),
  'signInNotice.es': mark('Notice on the sign-in page, Spanish'),
  'mailLine.en': mark('Line under every mail, English'),
  'mailLine.es': mark('Line under every mail, Spanish'),
  noun: mark('What it is called, English'),
  nounEs: mark('What it is called, Spanish'),
  detail: mark('What it includes, English'),
  detailEs: mark('What it includes, Spanish'),
  example: mark('A good purpose, English'),
  exampleEs: mark('A good purpose, Spanish'),
  sensitivity: mark('Sensitivity'),
  needsExtraReview: mark('Needs extra review'),
  defaultFor: mark('In the default set of apps for'),
  isOffered: mark('Offered to new apps'),
  ...Object.fromEntries(POLICY_NUMBER_IDS.map((name) => [name, POLICY_NUMBERS[name].name])),
  ...Object.fromEntries(POLICY_SWITCH_IDS.map((name) => [name, POLICY_SWITCHES[name].name])),
}

const VALUES: Readonly<Record<string, string>> = {
  ...ROLE_NAMES,
  ...SECOND_FACTOR_RULE_NAMES,
  ...WAIVER_RIGHT_NAMES,
  ...RISK_TIER_NAMES,
  ...INTENT_LABEL_NAMES,
  true: mark('Yes'),
  false: mark('No'),
}

/** Says what was done. */
export function actionInWords(action: string): string {
  return t(ACTIONS[action] ?? action)
}

/** Says what a setting was and what it is. */
export function changeInWords({ field, before, after }: Change['changes'][number]): string {
  const name = fieldInWords(field)
  if (before === null) return t('{{name}}: {{after}}', { name, after: valueInWords(after) })
  if (after === null)
    return t('{{name}}: {{before}}, taken away', { name, before: valueInWords(before) })
  return t('{{name}}: from {{before}} to {{after}}', {
    name,
    before: valueInWords(before),
    after: valueInWords(after),
  })
}

/** Names a setting; of the waivers, the stage and the risk. */
function fieldInWords(field: string): string {
  const [kind, stageName, tierName] = field.split('.')
  const stage = WAIVABLE_STAGES.find((each) => each === stageName)
  const tier = WAIVER_TIERS.find((each) => each === tierName)
  if (kind !== 'waivers' || !stage || !tier) return t(FIELDS[field] ?? field)
  return t('Who may waive {{stage}}, risk {{tier}}', {
    stage: t(stageRule(stage).name),
    tier: t(RISK_TIER_NAMES[tier]).toLowerCase(),
  })
}

/** Words of the contract are said, whatever somebody wrote stays as it is. */
function valueInWords(value: string | null): string {
  if (value === null) return ''
  const words = value.split(', ')
  return words.every((word) => Object.hasOwn(VALUES, word))
    ? words.map((word) => t(VALUES[word] ?? word)).join(', ')
    : quoted(value)
}

/** A sentence within a sentence has to end somewhere. */
function quoted(value: string): string {
  return value.includes(' ') ? t('“{{value}}”', { value }) : value
}
