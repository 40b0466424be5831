import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SPANISH_CODES } from '../../../api/oidc/pages/spanish/codes.ts'
import { SPANISH as SIGN_IN } from '../../../api/oidc/pages/spanish.ts'
import { SPANISH_NAMES } from '../../../gallery/src/lib/words/spanish/names.ts'
import { SPANISH as GALLERY } from '../../../gallery/src/lib/words/spanish.ts'
import {
  CERTIFICATION_LEVEL_MEANINGS,
  CERTIFICATION_LEVEL_NAMES,
} from '../../../schema/vocabulary/certification.ts'
import { LEGAL_LINK_NAMES } from '../../../schema/vocabulary/organization-face.ts'
import { PARTNER_TIER_MEANINGS, PARTNER_TIER_NAMES } from '../../../schema/vocabulary/partner.ts'
import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  COMPLIANCE_CLAIM_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
  RISK_TIER_NAMES,
} from '../../../schema/vocabulary/registration.ts'
import { SCENARIO_NAMES } from '../../../schema/vocabulary/scenario.ts'
import { WORKFLOWS } from '../../../schema/vocabulary/workflow.ts'
import { placeholdersOf, unusedIn } from './catalog.ts'
import { untranslated, untranslatedIn } from './untranslated.ts'

const ROOT = path.join(import.meta.dirname, '../../..')

describe('words that are looked for', () => {
  it.each([
    ['const a = html`<p class="x">Hello</p>`', ['Hello']],
    [`const a = html\`<p>${'$'}{t("Hello")}</p>\``, []],
    [`const a = html\`<p>${'$'}{name} says ${'$'}{what}</p>\``, ['says']],
    [`const a = html\`<a aria-label="Go there" href="x">${'$'}{t("Go")}</a>\``, ['Go there']],
    ['const a = html`<b>&nbsp;</b>`.text', ['&nbsp;']],
    ['const a = <p className="x">Hello</p>', ['Hello']],
    ['const a = <p title="Hello">{t("Hi")} · </p>', ['Hello']],
  ])('%s', (source, found) => {
    expect(untranslated(source, 'page.tsx')).toEqual(found)
  })
})

it.each(['api/oidc/pages', 'gallery/src'])('%s says nothing that has no Spanish', (folder) => {
  expect(untranslatedIn(path.join(ROOT, folder))).toEqual([])
})

/** Names and meanings that pages show as they stand in the vocabulary. */
const OF_VOCABULARY = [
  LEGAL_LINK_NAMES,
  CERTIFICATION_LEVEL_NAMES,
  CERTIFICATION_LEVEL_MEANINGS,
  PARTNER_TIER_NAMES,
  PARTNER_TIER_MEANINGS,
  WORKFLOWS,
].flatMap((names) => Object.values(names))

const CATALOGS = [
  ['sign-in pages', SIGN_IN, SPANISH_CODES, ['api/oidc', 'api/queries', 'api/commands']],
  ['gallery', GALLERY, SPANISH_NAMES, ['gallery/src']],
] as const

describe.each(CATALOGS)('the Spanish of the %s', (_name, catalog, codes, folders) => {
  it('is there for every sentence, and another one', () => {
    const same = Object.entries(catalog).filter(
      ([english, spanish]) => !spanish || english === spanish,
    )
    expect(same).toEqual([])
  })

  it('has the names of its sentence, and no others', () => {
    for (const [english, spanish] of Object.entries(catalog)) {
      expect(placeholdersOf(spanish), english).toEqual(placeholdersOf(english))
    }
  })

  it('is said somewhere', () => {
    const names: readonly string[] = [...Object.keys(codes), ...OF_VOCABULARY]
    const sentences = Object.keys(catalog).filter((sentence) => !names.includes(sentence))
    const rooms = folders.map((folder) => path.join(ROOT, folder))
    expect(unusedIn(sentences, rooms)).toEqual([])
  })
})

it('sees a name that got lost', () => {
  expect(placeholdersOf('Abrir {{ap}}')).not.toEqual(placeholdersOf('Open {{app}}'))
})

/** Names of things that no language changes. */
const SAME = ['Web', 'iOS', 'Android', 'DSTU1', 'DSTU2', 'STU3', 'R4', 'HIPAA', 'GDPR']

it('the gallery has Spanish for every name of the vocabulary it shows, and for no others', () => {
  const shown = [
    APP_USE_NAMES,
    AUDIENCE_NAMES,
    COMPLIANCE_CLAIM_NAMES,
    FHIR_VERSION_NAMES,
    INTENT_LABEL_NAMES,
    LAUNCH_MODE_NAMES,
    OPERATING_SYSTEM_NAMES,
    RISK_TIER_NAMES,
    SCENARIO_NAMES,
  ].flatMap((names) => Object.values(names))
  const named = [...Object.keys(SPANISH_NAMES), ...SAME]
  expect(new Set(shown)).toEqual(new Set(named))
})
