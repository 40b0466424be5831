/**
 * Where a document stands with the malware scanner. `NOT_SCANNED` is for hospitals that have none.
 */
export const DOCUMENT_SCAN_STATES = ['WAITING', 'CLEAN', 'INFECTED', 'NOT_SCANNED'] as const
export type DocumentScanState = (typeof DOCUMENT_SCAN_STATES)[number]

export const DOCUMENT_SCAN_STATE_NAMES: Readonly<Record<DocumentScanState, string>> = {
  WAITING: 'Being scanned',
  CLEAN: 'Scanned: nothing found',
  INFECTED: 'Refused: malware found',
  NOT_SCANNED: 'Not scanned',
}

/** What a PDF can do besides being read; found by looking at every object of it, never by running any. */
export const DOCUMENT_FINDINGS = [
  'JAVASCRIPT',
  'LAUNCH_ACTION',
  'OPEN_ACTION',
  'ADDITIONAL_ACTION',
  'EMBEDDED_FILE',
  'RICH_MEDIA',
  'XFA_FORM',
  'SUBMIT_FORM',
  'IMPORT_DATA',
  'UNREADABLE_PART',
] as const
export type DocumentFinding = (typeof DOCUMENT_FINDINGS)[number]

/** What each finding means for whoever opens the file. */
export const DOCUMENT_FINDING_MEANINGS: Readonly<Record<DocumentFinding, string>> = {
  JAVASCRIPT: 'Contains JavaScript.',
  LAUNCH_ACTION: 'Can start another program or open another file.',
  OPEN_ACTION: 'Does something by itself when it is opened.',
  ADDITIONAL_ACTION: 'Does something by itself when a page or a field is reached or left.',
  EMBEDDED_FILE: 'Carries other files inside.',
  RICH_MEDIA: 'Contains video, sound, 3D or Flash content.',
  XFA_FORM: 'Contains an XFA form, which can hold scripts of its own.',
  SUBMIT_FORM: 'Can send what is filled in to another address.',
  IMPORT_DATA: 'Can read data in from another file.',
  UNREADABLE_PART: 'A part of it could not be read, so it was not checked.',
}
