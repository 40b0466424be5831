/** The forms of the review that a hospital writes for itself, in numbered versions. */
export const TEMPLATE_KINDS = [
  'INTAKE_FORM',
  'SECURITY_CHECKLIST',
  'VALIDATION_CHECKLIST',
  'DATA_USE_AGREEMENT',
  'PILOT_REPORT',
  'LAUNCH_APPROVAL_RECORD',
] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

export const TEMPLATE_KIND_NAMES: Readonly<Record<TemplateKind, string>> = {
  INTAKE_FORM: 'Intake form',
  SECURITY_CHECKLIST: 'Security checklist',
  VALIDATION_CHECKLIST: 'Validation checklist',
  DATA_USE_AGREEMENT: 'Data use agreement',
  PILOT_REPORT: 'Pilot report',
  LAUNCH_APPROVAL_RECORD: 'Launch approval record',
}

/** How a point is answered. */
export const POINT_KINDS = ['YES_NO', 'TEXT', 'NUMBER', 'CHOICE', 'DATE'] as const
export type PointKind = (typeof POINT_KINDS)[number]

export const POINT_KIND_NAMES: Readonly<Record<PointKind, string>> = {
  YES_NO: 'Tick',
  TEXT: 'Text',
  NUMBER: 'Number',
  CHOICE: 'Choice',
  DATE: 'Date',
}

/** One thing to check: a key that stays, and the words on the page. */
export interface TemplateItem {
  readonly key: string
  readonly label: string
  /** The words for those who read Spanish; absent where there are none. */
  readonly labelEs?: string
  /** How it is answered; absent is a tick. */
  readonly kind?: PointKind
  /** False where a stage passes without it; absent is true. */
  readonly isRequired?: boolean
  /** What can be chosen, of a choice. */
  readonly choices?: readonly string[]
  /** The heading it stands under, as the points before it have it too. */
  readonly section?: string
  readonly sectionEs?: string
}

/** A form as it stands in one version. */
export interface TemplateText {
  /** What it is for, or the text both sides agree on; paragraphs of plain text. */
  readonly body: string
  readonly items: readonly TemplateItem[]
}

/** What a hospital starts with, as version 1 (LIFECYCLE D4; R257-R260, R265, R266, R301, R305). */
export const FIRST_TEMPLATES: Readonly<Record<TemplateKind, TemplateText>> = {
  INTAKE_FORM: {
    body: 'Who stands behind the app, and is the submission what it says it is? Ten business days.',
    items: [
      { key: 'vendor-authentic', label: 'The vendor is who it says it is, confirmed by a call' },
      { key: 'purpose-clear', label: 'Purpose, audience and intended use are stated plainly' },
      { key: 'contacts-answer', label: 'Support and incident contacts answer' },
      { key: 'owner-named', label: 'A person who answers for the app is named' },
    ],
  },
  SECURITY_CHECKLIST: {
    body: 'Nothing of the app reaches a pilot before every point is answered.',
    items: [
      { key: 'identity', label: 'Sign-in and identity of its users' },
      { key: 'provenance', label: 'Where its code comes from and how it is built' },
      { key: 'hosting', label: 'Hosting, and who can reach it' },
      { key: 'headers', label: 'Security headers and transport' },
      { key: 'token-handling', label: 'How tokens and secrets are kept and ended' },
      { key: 'hipaa', label: 'HIPAA and local privacy law' },
      { key: 'retention', label: 'How long data is kept, and how it is deleted' },
      { key: 'breach', label: 'How a breach is reported, and how fast' },
      { key: 'secondary-use', label: 'Secondary use of data: none, or stated and agreed' },
      { key: 'phi-location', label: 'Where health data is stored' },
      { key: 'encryption', label: 'Encryption at rest and in transit' },
      { key: 'log-filtering', label: 'Logs hold no health data' },
    ],
  },
  VALIDATION_CHECKLIST: {
    body: 'Run in the sandbox, with synthetic patients.',
    items: [
      { key: 'run-clean', label: 'A validation run in the sandbox ended without an error' },
      { key: 'edge-cases', label: 'Edge cases: missing data, merged charts, refused scopes' },
      { key: 'ehr-launch', label: 'Behaves as stated when launched from a chart' },
      { key: 'standalone', label: 'Behaves as stated when started on its own' },
      { key: 'revoked', label: 'Behaves as stated when consent is revoked' },
    ],
  },
  DATA_USE_AGREEMENT: {
    body: 'The vendor uses the data for the stated purpose alone, keeps it no longer than needed, reports a breach within 24 hours and deletes everything when the app is retired.',
    items: [
      { key: 'signed', label: 'The data use agreement is signed by both sides' },
      { key: 'scopes-decided', label: 'Every scope has a decision' },
      { key: 'extra-review', label: 'Security agreed to scopes that need extra review' },
    ],
  },
  PILOT_REPORT: {
    body: 'A few named users, for a limited time.',
    items: [
      { key: 'users', label: 'Pilot users are named, and were heard' },
      { key: 'people', label: 'People who used it in the pilot', kind: 'NUMBER' },
      { key: 'time-to-task', label: 'Time to task with it, in seconds', kind: 'NUMBER' },
      {
        key: 'chart-delay',
        label: 'Delay it adds to opening a chart, in milliseconds',
        kind: 'NUMBER',
      },
      { key: 'interruptions', label: 'Interruptions of work it caused', kind: 'NUMBER' },
      { key: 'incident-count', label: 'Incidents in the pilot', kind: 'NUMBER' },
      { key: 'incidents', label: 'Incidents are listed and closed' },
    ],
  },
  LAUNCH_APPROVAL_RECORD: {
    body: 'The stages are passed or waived with a reason, the plans for roll-back and deactivation are filed, and whoever approves takes responsibility for the launch.',
    items: [],
  },
}
