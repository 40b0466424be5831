import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'

/** Step 1: the name of the app (R061). */
export function NameStep() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <CountedTextInput
      id={fieldId('name')}
      label={t(WIZARD_FIELDS.name.label)}
      description={<FieldHelp field="name" />}
      withAsterisk
      aria-required
      limit={TEXT_LIMITS.name}
      value={fields.name}
      onChange={(name) => edit({ name })}
      onBlur={() => touch('name')}
      error={errorOf('name')}
    />
  )
}
