import { Stack } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { LongTextField } from '../fields/long-text-field.tsx'
import { IconField } from '../icon/icon-field.tsx'

/** Step 3: what the gallery shows (R068-R070), and whom people turn to. */
export function DescriptionStep() {
  return (
    <Stack gap="lg">
      <IconField />
      <LongTextField
        field="shortDescription"
        limit={TEXT_LIMITS.shortDescription}
        minRows={2}
        required
      />
      <LongTextField
        field="longDescription"
        limit={TEXT_LIMITS.longDescription}
        minRows={6}
        required
      />
      <SupportContact />
    </Stack>
  )
}

function SupportContact() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <CountedTextInput
      id={fieldId('supportContact')}
      label={t(WIZARD_FIELDS.supportContact.label)}
      description={<FieldHelp field="supportContact" />}
      autoComplete="email"
      withAsterisk
      aria-required
      limit={TEXT_LIMITS.supportContact}
      value={fields.supportContact}
      onChange={(supportContact) => edit({ supportContact })}
      onBlur={() => touch('supportContact')}
      error={errorOf('supportContact')}
    />
  )
}
