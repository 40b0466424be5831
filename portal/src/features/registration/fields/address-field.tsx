import { TextInput } from '@mantine/core'
import type { HTMLInputTypeAttribute } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from './field-help.tsx'
import { fieldId } from './field-id.ts'

type UrlField = 'homepageUrl' | 'privacyPolicyUrl' | 'termsUrl' | 'launchUrl' | 'jwksUrl'

interface Props {
  readonly field: UrlField | 'name'
  readonly type?: HTMLInputTypeAttribute
  readonly required?: boolean
}

/** One line of text of the draft. */
export function TextField({ field, type = 'text', required }: Props) {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <TextInput
      id={fieldId(field)}
      type={type}
      inputMode={type === 'url' ? 'url' : undefined}
      label={WIZARD_FIELDS[field].label}
      description={<FieldHelp field={field} />}
      withAsterisk={required}
      aria-required={required}
      placeholder={type === 'url' ? 'https://' : undefined}
      maxLength={field === 'name' ? TEXT_LIMITS.name.max : TEXT_LIMITS.url.max}
      value={fields[field]}
      onChange={(event) => edit({ [field]: event.currentTarget.value })}
      onBlur={() => touch(field)}
      error={errorOf(field)}
    />
  )
}
