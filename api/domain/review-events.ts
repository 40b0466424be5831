import type { TemplateKind } from '../../schema/vocabulary/review-template.ts'

/** The server looked at a version, and kept what it found. */
export interface ValidationRunFinished {
  type: 'validation-run.finished'
  validationRunId: string
  appVersionId: string
  appId: string
  vendorId: string
}

/** The next version of a form of the review was proposed, put in force or taken back. */
export interface ReviewTemplateMoved {
  type: 'review-template.moved'
  kind: TemplateKind
  to: 'PROPOSED' | 'PUBLISHED' | 'WITHDRAWN'
}
