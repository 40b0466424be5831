import { type Html, html } from '../../oidc/pages/html.ts'
import type { AttestationVerification } from '../../queries/registration/verify-attestation.ts'
import type { LaunchApprovalVerification } from '../../queries/review/verify-launch-approval.ts'
import { approvalOutcome } from './approval-view.ts'
import { frame, type PageFrame, verdictBox } from './frame.ts'
import { declinedNotice, signedText, statementFacts, verdict } from './statement-view.ts'

/** What was handed in, and what was found. */
export interface Verdict {
  readonly checked: AttestationVerification
  /** For PDFs: is it the file we issue, byte for byte? Undefined for anything else. */
  readonly isIssuedFile?: boolean | undefined
  /** Where it is the signature of a launch approval record and not of an attestation. */
  readonly approval?: LaunchApprovalVerification | undefined
}

/** Writes the form that checks a pasted signature or a file, with the verdict where there is one. */
export function verifyPage(house: PageFrame, found?: Verdict | 'NOTHING_GIVEN'): string {
  return frame(house, {
    title: 'Check an attestation',
    content: html`<h1 class="gh-title">Check an attestation</h1>
${found === 'NOTHING_GIVEN' && verdictBox('danger', 'Nothing was handed in', ['Paste a signature or choose a file.'])}
${typeof found === 'object' && outcome(found)}
<form method="post" action="/attestations/verify" enctype="multipart/form-data" class="gh-card">
<div class="gh-field"><label class="gh-label" for="jws">Signature</label>
<p class="gh-hint" id="jws-hint">The long line that begins with “eyJ”, from the document or from the API; that of a launch approval record is checked here as well.</p>
<textarea class="gh-input gh-mono" id="jws" name="jws" rows="5" maxlength="10000" aria-describedby="jws-hint" spellcheck="false"></textarea></div>
<div class="gh-field"><label class="gh-label" for="file">Or the document</label>
<p class="gh-hint" id="file-hint">The PDF or the JSON file of the attestation, at most 1 MB. It is read and not kept.</p>
<input class="gh-input" id="file" name="file" type="file" accept=".pdf,.json,application/pdf,application/json" aria-describedby="file-hint"></div>
<div class="gh-actions"><button class="gh-button" type="submit">Check</button></div>
</form>`,
  })
}

function outcome({ checked, isIssuedFile, approval }: Verdict): Html {
  if (approval) return approvalOutcome(approval)
  const { statement, text } = checked
  return html`${isIssuedFile === false && checked.isSignatureValid ? changedFile() : verdict(checked)}
${statement && declinedNotice(statement.answer)}
${
  statement &&
  html`<section class="gh-card" aria-labelledby="who"><h2 class="gh-heading" id="who">What was signed</h2>
${statementFacts({ ...statement, signedAt: new Date(statement.signedAt) })}
<p class="gh-small"><a href="/attestations/${statement.attestationId}">The page of this attestation</a></p></section>`
}
${checked.isTextUnchanged && text && signedText(text)}`
}

function changedFile(): Html {
  return verdictBox('danger', 'This file was changed', [
    'It carries a signature that holds, but it is not the file Gatehouse issues: it was edited, or saved anew by another program.',
    'Trust what is written below, which was signed, and nothing else in the file.',
  ])
}
