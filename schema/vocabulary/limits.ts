/** A length or a count, both ends included. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** Lengths of texts, in characters as a person counts them. */
export const TEXT_LIMITS = {
  /** App name as in the stores (R061). */
  name: { min: 1, max: 100 },
  /** R069. */
  shortDescription: { min: 20, max: 150 },
  /** R070. */
  longDescription: { min: 200, max: 1000 },
  /** Where people get help: an address or a web page (R239); the column holds no more. */
  supportContact: { min: 1, max: 255 },
  /** Optional notes for the reviewer (R079). */
  reviewerNotes: { min: 0, max: 4000 },
  /** Required from the second version on (R080, R129). */
  changeNotes: { min: 10, max: 4000 },
  scopePurpose: { min: 10, max: 300 },
  /** What a hospital calls a kind of data, and what that includes, on the consent page. */
  scopeNoun: { min: 3, max: 80 },
  scopeDetail: { min: 10, max: 240 },
  /** Required for scopes of high sensitivity (R216). */
  scopeJustification: { min: 20, max: 2000 },
  /** How the app behaves at launch and after revocation (R301). */
  launchBehaviour: { min: 1, max: 1000 },
  /** Reason of a rejection, a suspension or a request for changes (R031). */
  reason: { min: 20, max: 2000 },
  /** Reason of an emergency: short, because seconds count. */
  emergencyReason: { min: 10, max: 2000 },
  /** A plan or an agreement that a review rests on, as text. */
  artifactBody: { min: 20, max: 10_000 },
  /** A form of the review: its text, its headings and points, what somebody answers, and what changed (R257-R260). */
  templateBody: { min: 20, max: 20_000 },
  templateSection: { min: 0, max: 120 },
  templateLabel: { min: 3, max: 300 },
  templateChoice: { min: 1, max: 100 },
  templateAnswer: { min: 1, max: 2000 },
  templateSummary: { min: 10, max: 1000 },
  campaignTitle: { min: 1, max: 120 },
  holidayName: { min: 1, max: 80 },
  /** What a person calls a view of the review queue. */
  queueViewName: { min: 1, max: 60 },
  message: { min: 1, max: 4000 },
  /** What a sender calls one request, to send it again without doing it again. */
  idempotencyKey: { min: 8, max: 100 },
  /** The statement vendors attest to, and what changed in it (R114, R121). */
  attestationBody: { min: 200, max: 20_000 },
  attestationSummary: { min: 20, max: 1000 },
  /** A signed statement as compact JWS; ours have about 1,400 characters. */
  attestationSignature: { min: 1, max: 10_000 },
  /** Optional description of a document (R109). */
  documentDescription: { min: 0, max: 200 },
  /** As the file is called, without its folder (R108). */
  documentFileName: { min: 1, max: 255 },
  personName: { min: 1, max: 100 },
  businessName: { min: 1, max: 200 },
  position: { min: 1, max: 100 },
  /** What a person calls a passkey, to tell several apart. */
  passkeyName: { min: 1, max: 60 },
  /** What a vendor calls a token for registering apps, to tell several apart. */
  registrationTokenLabel: { min: 1, max: 60 },
  addressLine: { min: 1, max: 200 },
  city: { min: 1, max: 100 },
  region: { min: 0, max: 100 },
  postalCode: { min: 1, max: 20 },
  /** ISO 3166-1 alpha-2. */
  country: { min: 2, max: 2 },
  /** Nine digits, and two hyphens as on paper (R018). */
  duns: { min: 0, max: 11 },
  phone: { min: 5, max: 30 },
  /** RFC 5321 section 4.5.3.1.3 leaves 254 characters for an address. */
  email: { min: 3, max: 254 },
  /** More than the 8 that NIST SP 800-63B asks for, and room for any passphrase. */
  password: { min: 12, max: 200 },
  url: { min: 1, max: 2000 },
  /** One scope, with its constraints. */
  scope: { min: 1, max: 500 },
  /** A vendor's own site; the column holds no more. */
  website: { min: 0, max: 255 },
  /** What a reviewer wrote down about calling a vendor. */
  callNote: { min: 10, max: 2000 },
  /** How an administrator made sure who somebody is that lost every second factor. */
  identityCheck: { min: 20, max: 2000 },
  /** One section of the developer documentation (R005). */
  docsTitle: { min: 1, max: 120 },
  docsBody: { min: 1, max: 8000 },
  /** The hospital as it presents itself. */
  organizationName: { min: 1, max: 100 },
  galleryWelcome: { min: 0, max: 600 },
  signInNotice: { min: 0, max: 400 },
  mailLine: { min: 0, max: 200 },
  /** The address of a legal page. */
  legalUrl: { min: 0, max: 2048 },
  search: { min: 0, max: 200 },
} as const satisfies Record<string, Range>

/** The least strength a password may have, of 0 to 4: some 10^8 guesses, which is more than anybody gets. */
export const PASSWORD_SCORE_MIN = 3

/** How many of a thing there may be. */
export const COUNT_LIMITS = {
  operatingSystems: { min: 1, max: 3 },
  redirectUrls: { min: 1, max: 20 },
  audiences: { min: 1, max: 5 },
  uses: { min: 1, max: 5 },
  fhirVersions: { min: 1, max: 4 },
  compliance: { min: 0, max: 4 },
  scopes: { min: 1, max: 200 },
  jwksKeys: { min: 1, max: 10 },
  /** Invitations of one vendor that wait for an answer. */
  openInvitations: { min: 0, max: 50 },
  /** Uploads of one version that were begun and neither completed nor cancelled. */
  openUploads: { min: 0, max: 100 },
  passkeys: { min: 0, max: 10 },
  /** People who try a version out (R251). */
  pilotUsers: { min: 1, max: 200 },
  /** Days from its start after which a pilot is over at the latest. */
  pilotDays: { min: 1, max: 180 },
  /** Tokens of one vendor for registering apps that work at the same time. */
  registrationTokens: { min: 0, max: 10 },
  /** Days such a token works. */
  registrationTokenDays: { min: 1, max: 90 },
  recoveryCodes: { min: 10, max: 10 },
  /** Points of one form of the review, and what can be chosen at one of them. */
  templatePoints: { min: 0, max: 60 },
  templateChoices: { min: 2, max: 12 },
  /** Views of the review queue that one person keeps. */
  queueViews: { min: 0, max: 20 },
  /** Stages assigned at once. */
  stageAssignments: { min: 1, max: 50 },
  /** Rows in one page of a list. */
  page: { min: 1, max: 100 },
} as const satisfies Record<string, Range>

/**
 * PDF files only, 10 MB each; a warning, never a refusal, from four at once (R105-R107). An MB is 1,048,576 bytes, as file
 * managers count, so that no file they call 10 MB is refused.
 */
export const DOCUMENT_LIMITS = {
  maxBytes: 10 * 1024 * 1024,
  maxWords: '10 MB',
  mediaType: 'application/pdf',
  extension: '.pdf',
  warnFromCount: 4,
} as const

/** Says that a document is too large, in words for whoever chose it; the same before and after it was sent (R106). */
export function documentTooLarge(actual: number): string {
  const { maxBytes, maxWords } = DOCUMENT_LIMITS
  return `A document has at most ${maxWords} (${inDigits(maxBytes)} bytes). This one has ${inDigits(actual)} bytes.`
}

/** The icon rules of the Google Play store: 512 by 512 pixels, PNG, at most 1 MiB (R068). */
export const ICON_LIMITS = {
  maxBytes: 1024 * 1024,
  mediaType: 'image/png',
  width: 512,
  height: 512,
} as const

/** D.U.N.S. numbers have nine digits (R018). */
export const DUNS_PATTERN = /^[0-9]{9}$/

/** Counts characters as a person does: one for a letter with its accents, one for an emoji. */
export function textLength(text: string): number {
  return [...text.normalize('NFC')].length
}

function inDigits(count: number): string {
  return count.toLocaleString('en')
}
