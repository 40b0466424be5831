import { Fieldset, Stack, Text } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { ScopeDiffPanel } from '../../../components/scope-diff/scope-diff-panel.tsx'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import type { LaunchBehaviourDraft } from '../draft/draft-fields.ts'
import { fieldId } from '../fields/field-id.ts'
import { LongTextField } from '../fields/long-text-field.tsx'

const BEHAVIOURS: readonly { key: keyof LaunchBehaviourDraft; label: string }[] = [
  { key: 'onEhrLaunch', label: mark('When started from a chart') },
  { key: 'onStandalone', label: mark('When started on its own') },
  { key: 'onConsentRevoked', label: mark('When consent is revoked') },
]

/** Step 6: notes for the reviewer, changes, and stated behaviour (R079, R080, R129, R301). */
export function NotesStep() {
  const { version } = useCurrentDraft()
  return (
    <Stack gap="lg">
      {version.number > 1 && (
        <>
          <LongTextField field="changeNotes" limit={TEXT_LIMITS.changeNotes} minRows={4} required />
          <ScopeDiffPanel
            versionId={version.id}
            revision={version.revision}
            number={version.number}
          />
        </>
      )}
      <LongTextField field="reviewerNotes" limit={TEXT_LIMITS.reviewerNotes} minRows={4} />
      <LaunchBehaviour />
    </Stack>
  )
}

function LaunchBehaviour() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <Fieldset legend={t(WIZARD_FIELDS.launchBehaviour.label)} id={fieldId('launchBehaviour')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(WIZARD_FIELDS.launchBehaviour.help)}
        </Text>
        {BEHAVIOURS.map(({ key, label }) => (
          <CountedTextarea
            key={key}
            id={fieldId(`launchBehaviour.${key}`)}
            label={t(label)}
            minRows={2}
            limit={TEXT_LIMITS.launchBehaviour}
            value={fields.launchBehaviour[key]}
            onChange={(value) =>
              edit({ launchBehaviour: { ...fields.launchBehaviour, [key]: value } })
            }
            onBlur={() => touch('launchBehaviour')}
            error={errorOf(`launchBehaviour.${key}`)}
          />
        ))}
      </Stack>
    </Fieldset>
  )
}
