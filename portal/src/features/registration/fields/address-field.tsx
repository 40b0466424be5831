import { TextInput } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from './field-help.tsx'
import { fieldId } from './field-id.ts'

interface Props {
  readonly field: 'homepageUrl' | 'privacyPolicyUrl' | 'termsUrl' | 'launchUrl' | 'jwksUrl'
  readonly required?: boolean
}

/** One address of the draft. */
export function AddressField({ field, required }: Props) {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <TextInput
      id={fieldId(field)}
      type="url"
      inputMode="url"
      label={t(WIZARD_FIELDS[field].label)}
      description={<FieldHelp field={field} />}
      withAsterisk={required}
      aria-required={required}
      placeholder="https://"
      maxLength={TEXT_LIMITS.url.max}
      value={fields[field]}
      onChange={(event) => edit({ [field]: event.currentTarget.value })}
      onBlur={() => touch(field)}
      error={errorOf(field)}
    />
  )
}
