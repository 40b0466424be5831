import {
  type ContentField,
  type ContentStage,
  STAGE_CONTENT,
} from '../../../schema/vocabulary/stage-content.ts'

/** A submission as far as the stages look at it. */
export type SubmittedContent = Readonly<Partial<Record<ContentField, unknown>>>

/** Spells the part of a submission that one stage looks at: equal texts mean that nothing it decided about changed. */
export function stageContent(stage: ContentStage, content: SubmittedContent): string {
  const fields: readonly ContentField[] = STAGE_CONTENT[stage]
  return JSON.stringify(fields.map((field) => [field, content[field] ?? null]))
}
