import { Stack, TextInput } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
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
    <TextInput
      id={fieldId('supportContact')}
      label="Support contact"
      description="An e-mail address or a web page where people get help with the app. Shown in the gallery."
      autoComplete="email"
      maxLength={TEXT_LIMITS.email.max}
      value={fields.supportContact}
      onChange={(event) => edit({ supportContact: event.currentTarget.value })}
      onBlur={() => touch('supportContact')}
      error={errorOf('supportContact')}
    />
  )
}
