import {
  AUDIENCE_FACT_NAMES,
  AUDIENCE_MATCH_NAMES,
  DATA_USER_KIND_NAMES,
  POLICY_INTERACTION_NAMES,
} from '../../../../../schema/vocabulary/data-policy.ts'
import {
  APP_USE_NAMES,
  INTENT_LABEL_NAMES,
  RISK_TIER_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { namesOf } from '../../../components/names.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { ShownRule } from './use-data-policy.ts'

/** Says a rule as a sentence: what it takes away, and from whom. */
export function ruleSentence(rule: ShownRule): string {
  const audience = rule.audience.map(conditionWords)
  const whom =
    audience.length > 0 ? t('Only where {{conditions}}.', { conditions: audience.join('; ') }) : ''
  return `${effectWords(rule)} ${whom}`.trim()
}

function effectWords(rule: ShownRule): string {
  const types = rule.resourceTypes.join(', ')
  switch (rule.kind) {
    case 'ONLY_OPEN':
      return t('Only {{types}} can be asked for; every other type is closed.', { types })
    case 'CLOSE':
      return t('Closed: {{types}} for {{interactions}}.', {
        types: types || t('every type'),
        interactions:
          namesOf(rule.interactions, POLICY_INTERACTION_NAMES) ?? t('every interaction'),
      })
    case 'REDACT':
      return t('Taken out of every answer: {{elements}}.', { elements: rule.elements.join(', ') })
    case 'HIDE_LABELLED':
      return hidingWords(rule)
    case 'RATE_LIMIT':
      return rateWords(rule)
  }
}

function hidingWords({ resourceTypes, labels, opensByScope }: ShownRule): string {
  const about = { types: resourceTypes.join(', ') || t('every type'), labels: labels.join(', ') }
  return opensByScope
    ? t(
        'Hidden in {{types}}: what is labelled {{labels}}, unless a granted scope names the label.',
        about,
      )
    : t('Hidden in {{types}}: what is labelled {{labels}}.', about)
}

function rateWords(rule: ShownRule): string {
  const perApp = rule.perApp?.toLocaleString(locale())
  const perToken = rule.perToken?.toLocaleString(locale())
  if (perApp === undefined) {
    return t('At most {{perToken}} requests a minute with one token.', {
      perToken: perToken ?? '',
    })
  }
  if (perToken === undefined)
    return t('At most {{perApp}} requests a minute of one app.', { perApp })
  const both = { perApp, perToken }
  return t(
    'At most {{perApp}} requests a minute of one app, and {{perToken}} with one token.',
    both,
  )
}

/** What the values of a condition are called. */
export const VALUE_NAMES: Readonly<Record<string, string>> = {
  ...APP_USE_NAMES,
  ...INTENT_LABEL_NAMES,
  ...RISK_TIER_NAMES,
  ...DATA_USER_KIND_NAMES,
}

function conditionWords({ fact, match, values }: ShownRule['audience'][number]): string {
  const names = values.map((value) => t(VALUE_NAMES[value] ?? value)).join(', ')
  return `${t(AUDIENCE_FACT_NAMES[fact])} ${t(AUDIENCE_MATCH_NAMES[match])} ${names}`
}
