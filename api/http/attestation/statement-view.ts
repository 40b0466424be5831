import { ATTESTATION_ANSWER_NAMES } from '../../../schema/vocabulary/registration.ts'
import type { AttestationDocument } from '../../domain/attestation-document.ts'
import type { AttestationStatement } from '../../domain/attestation-statement.ts'
import { type Html, html } from '../../oidc/pages/html.ts'
import type { AttestationVerification } from '../../queries/registration/verify-attestation.ts'
import { code, factList, utcTime, verdictBox } from './frame.ts'

type Signed = Pick<
  AttestationStatement,
  | 'answer'
  | 'appName'
  | 'appVersionNumber'
  | 'legalBusinessName'
  | 'legalName'
  | 'position'
  | 'textSha256'
  | 'textVersion'
  | 'vendorName'
> & { readonly signedAt: Date }

/** Who said what: app, answer and the four fields of R120. */
export function statementFacts(signed: Signed): Html {
  return factList([
    ['App', `${signed.appName}, version ${signed.appVersionNumber}, by ${signed.vendorName}`],
    ['Answer', html`<strong>${ATTESTATION_ANSWER_NAMES[signed.answer]}</strong>`],
    ['Legal name', signed.legalName],
    ['Position', signed.position],
    ['Legal business name', signed.legalBusinessName],
    ['Date of attestation', utcTime(signed.signedAt)],
    ['Text', `Version ${signed.textVersion}`],
    ['Hash of the text (SHA-256)', code(signed.textSha256)],
  ])
}

/** What was found out, as a box at the top of the page. */
export function verdict({ isSignatureValid, isValid, problems }: AttestationVerification): Html {
  if (isValid) {
    return verdictBox('done', 'This attestation holds', [
      'The signature is one of ours, the text is the one that was signed, and our record says the same.',
    ])
  }
  const title = isSignatureValid
    ? 'The signature holds, but not everything does'
    : 'This is not a valid attestation'
  return verdictBox('danger', title, problems)
}

/** What stands where a signature would: an answer from before they were kept. */
export function unsignedNotice(): Html {
  return verdictBox('warning', 'Signed before signatures were kept', [
    'This answer stands in the records of the hospital, with the fields below. It has no cryptographic signature, so it cannot be checked without trusting those records.',
  ])
}

/** A declined answer is said as loudly here as in the gallery (R083). */
export function declinedNotice(answer: AttestationDocument['answer']): Html | false {
  return (
    answer === 'DECLINED' &&
    verdictBox('warning', 'The vendor declined this statement', [
      'The app is registered all the same. Patients are warned in the gallery, and again before they allow anything.',
    ])
  )
}

/** The text as it was signed, paragraph by paragraph. */
export function signedText({ body, version }: { body: string; version: number }): Html {
  return html`<section class="gh-card" aria-labelledby="text">
<h2 class="gh-heading" id="text">The statement, version ${version}</h2>
<div class="gh-prose">${body.split('\n').map((paragraph) => html`<p>${paragraph}</p>`)}</div></section>`
}
