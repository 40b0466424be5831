import type { AttestationDocument } from '../../domain/attestation-document.ts'
import { type Html, html } from '../../oidc/pages/html.ts'
import type { AttestationVerification } from '../../queries/registration/verify-attestation.ts'
import { code, frame, type PageFrame, utcTime } from './frame.ts'
import {
  declinedNotice,
  signedText,
  statementFacts,
  unsignedNotice,
  verdict,
} from './statement-view.ts'

/**
 * Writes the public page of one attestation: the verdict first, then what was signed, the text, and how to check it
 * without us. `checked` is undefined for answers from before signatures were kept.
 */
export function attestationPage(
  house: PageFrame,
  document: AttestationDocument,
  checked: AttestationVerification | undefined,
): string {
  const statement = checked?.statement
  const signed = statement ? { ...statement, signedAt: new Date(statement.signedAt) } : document
  const text = { version: document.textVersion, body: document.textBody }
  return frame(house, {
    title: `Attestation of ${signed.appName}`,
    content: html`<h1 class="gh-title">Attestation of privacy and security: ${signed.appName}</h1>
${checked ? verdict(checked) : unsignedNotice()}
${declinedNotice(signed.answer)}
<section class="gh-card" aria-labelledby="who"><h2 class="gh-heading" id="who">Who signed what</h2>
${statementFacts(signed)}
<p class="gh-small gh-muted">${currency(document)}</p></section>
${signedText(text)}
${document.signature ? howToCheck(document, document.signature) : ''}`,
  })
}

function currency({ isCurrent, textPublishedAt }: AttestationDocument): string {
  const since = `The text is in force since ${utcTime(textPublishedAt)}.`
  return isCurrent ? since : 'The hospital has published a newer text since this one was signed.'
}

function howToCheck({ id, keysUrl }: AttestationDocument, signature: string): Html {
  return html`<section class="gh-card" aria-labelledby="check">
<h2 class="gh-heading" id="check">Check it yourself</h2>
<div class="gh-prose"><p>The signature below is a compact JWS (RFC 7515, ES256). The public keys are at
<a href="${keysUrl}">${keysUrl}</a>; keep a copy and the attestation can be checked without this server.</p>
</div>
<p class="gh-row"><a href="/attestations/${id}.json">Save statement, text and signature as JSON</a>
<a href="/attestations/verify">Check another signature or file</a></p>
<details class="gh-details"><summary>Signature</summary><p>${code(signature)}</p></details></section>`
}
