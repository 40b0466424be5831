import { type Html, html } from '../../oidc/pages/html.ts'
import type { LaunchApprovalVerification } from '../../queries/review/verify-launch-approval.ts'
import { code, factList, utcTime, verdictBox } from './frame.ts'

/** What was found out about a launch approval record, and what was signed. */
export function approvalOutcome({ isOnRecord, statement }: LaunchApprovalVerification): Html {
  return html`${
    isOnRecord
      ? verdictBox('done', 'This launch approval holds', [
          'The signature is one of ours, and our record is the one that was signed.',
        ])
      : verdictBox('danger', 'The signature holds, but not everything does', [
          'Gatehouse has no record that says the same.',
        ])
  }
<section class="gh-card" aria-labelledby="who"><h2 class="gh-heading" id="who">What was signed</h2>
${factList([
  ['App', `${statement.appName}, version ${statement.appVersionNumber}`],
  ...statement.approvals.map(
    ({ name, approvedAt }) => ['Approved by', `${name}, ${utcTime(new Date(approvedAt))}`] as const,
  ),
  ['Signed', utcTime(new Date(statement.signedAt))],
  ['Hash of the record (SHA-256)', code(statement.recordSha256)],
])}</section>`
}
