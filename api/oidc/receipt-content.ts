import type { Language } from '../../schema/vocabulary/language.ts'
import { catalogWith } from '../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../schema/vocabulary/scope-description.ts'
import type { ScopeAudience } from '../../schema/vocabulary/scope-phrases/phrases.ts'
import type { ReceiptContent } from '../domain/consent-receipt.ts'
import type { AppOnConsentPage } from '../queries/access/consent-page.ts'
import type { HospitalFace } from '../queries/platform/hospital-face.ts'
import type { ConsentChoices } from './consent-choices.ts'

interface Decided {
  app: AppOnConsentPage
  choices: ConsentChoices
  /** What was allowed of it. */
  scopes: readonly string[]
  audience: ScopeAudience
  /** The language the page was read in. */
  language: Language
  personName: string
  patientRef: string | undefined
  /** Of somebody else's record. */
  patientName: string | undefined
  hospital: HospitalFace
}

/** Writes down what the consent page said about what was allowed, before anybody can change the words. */
export function receiptContent(decided: Decided): ReceiptContent {
  const { app, audience, choices, hospital, language, scopes } = decided
  const catalog = catalogWith(app.scopeOverrides)
  const offered = [...choices.groups.flatMap((group) => group.choices), ...choices.lasting]
  return {
    appName: app.name,
    vendorName: app.vendorName,
    privacyPolicyUrl: app.privacyPolicyUrl,
    termsUrl: app.termsUrl,
    personName: decided.personName,
    patientRef: decided.patientRef ?? null,
    patientName: decided.patientName ?? null,
    scopes: scopes.map((scope) => {
      const choice = offered.find(
        (one) => one.scope === scope || one.parts.some((part) => part.scope === scope),
      )
      const { detail, sentence, writes } = describeScope(scope, audience, {
        language,
        catalog,
      })
      return { scope, sentence, detail, writes, purpose: choice?.purpose ?? null }
    }),
    wasWarned: app.attestationAnswer === 'DECLINED',
    hospital: { name: hospital.name, supportEmail: hospital.settings.supportEmail },
  }
}
