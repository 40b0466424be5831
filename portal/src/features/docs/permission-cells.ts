import type { Ability } from '../../../../schema/vocabulary/permission.ts'
import { SECOND_PERSON } from '../../../../schema/vocabulary/permission-rule.ts'
import { SECOND_PERSON_NAMES } from '../../../../schema/vocabulary/permission-words.ts'
import { t } from '../../lib/i18n/translate.ts'

/** Says when an action needs a second person; nothing where one is enough. */
export function secondPersonWords(ability: Ability): string | undefined {
  const rule = SECOND_PERSON[ability]
  return rule && t(SECOND_PERSON_NAMES[rule])
}

/** Writes the first letter large: names of actions are kept as they stand within a sentence. */
export function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
