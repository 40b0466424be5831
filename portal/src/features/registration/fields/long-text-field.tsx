import type { Range } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from './field-help.tsx'
import { fieldId } from './field-id.ts'

interface Props {
  readonly field: 'shortDescription' | 'longDescription' | 'reviewerNotes' | 'changeNotes'
  readonly limit: Range
  readonly minRows: number
  readonly required?: boolean
}

/** A longer text of the draft, with its counter. */
export function LongTextField({ field, limit, minRows, required }: Props) {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <CountedTextarea
      id={fieldId(field)}
      label={t(WIZARD_FIELDS[field].label)}
      description={<FieldHelp field={field} />}
      withAsterisk={required}
      aria-required={required}
      minRows={minRows}
      limit={limit}
      value={fields[field]}
      onChange={(value) => edit({ [field]: value })}
      onBlur={() => touch(field)}
      error={errorOf(field)}
    />
  )
}
