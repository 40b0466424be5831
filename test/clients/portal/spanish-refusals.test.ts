import './browser.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LifecycleActor, transition } from '../../../api/domain/app-lifecycle.ts'
import { answerFaults } from '../../../api/domain/governance/answers.ts'
import { heard } from '../../../portal/src/lib/i18n/heard.ts'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { APP_VERSION_STATUSES } from '../../../schema/vocabulary/app-status.ts'
import { APP_VERSION_TRANSITION_NAMES } from '../../../schema/vocabulary/app-transition.ts'
import { ARTIFACT_KIND_NAMES } from '../../../schema/vocabulary/decision-artifact.ts'
import { TEMPLATE_KIND_NAMES } from '../../../schema/vocabulary/review-template.ts'

beforeAll(() => chooseLanguage('es'))
afterAll(() => chooseLanguage('en'))

const NOBODY: LifecycleActor = { roles: [] }
const MOVES = [
  'SUBMIT',
  'WITHDRAW',
  'REQUEST_CHANGES',
  'RESUBMIT',
  'REJECT',
  'APPROVE',
  'RELEASE',
  'SUPERSEDE',
  'SUSPEND',
  'REINSTATE',
  'RETIRE',
] as const

test.each(APP_VERSION_STATUSES)(
  'no step of a version in %s is refused with a word of English',
  (status) => {
    for (const move of MOVES) {
      const reviewState = status === 'IN_REVIEW' ? 'WAITING' : null
      const moved = transition({ status, reviewState }, move, NOBODY)
      const spanish = moved.ok ? '' : heard(moved.error.reason)
      expect(spanish).toMatch(/^(El estado «|Su rol no puede|Una versión en el estado)/)
      const wish = APP_VERSION_TRANSITION_NAMES[move].toLowerCase()
      expect(spanish).not.toMatch(new RegExp(`«(${wish}|rejected|retired)»|Live|In Review`))
    }
  },
)

test.each([
  ...Object.values(TEMPLATE_KIND_NAMES).map(
    (name) =>
      `Another version of the ${name.toLowerCase()} is proposed already. Publish or withdraw that one first.`,
  ),
  ...Object.values(ARTIFACT_KIND_NAMES)
    .filter((name) => name !== 'Other')
    .map((name) => `The ${name.toLowerCase()} is written when the stage is decided.`),
])('%s', (english) => {
  const [, name = ''] = /^(?:Another version of the|The) (.+?) is /.exec(english) ?? []
  expect(heard(english)).toMatch(/^(Ya se ha propuesto otra versión de|El documento) «/)
  expect(heard(english)).not.toContain(name)
})

test.each(['the security checklist', 'the checklist of this stage', 'the launch approval record'])(
  '%s',
  (form) => {
    const [fault] = answerFaults([], { checklist: ['zzkey'] }, form)
    expect(heard(fault?.message ?? '')).toMatch(/^«zzkey» no figura en (la lista|el acta) de /)
  },
)
