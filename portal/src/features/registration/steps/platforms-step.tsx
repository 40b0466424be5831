import { Select, Stack, Text } from '@mantine/core'
import {
  LAUNCH_MODE_NAMES,
  LAUNCH_MODES,
  OPERATING_SYSTEM_NAMES,
  OPERATING_SYSTEMS,
  RUNTIME_MODEL_NAMES,
  RUNTIME_MODELS,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { optionsOf } from '../../../components/names.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { AddressField } from '../fields/address-field.tsx'
import { ChoicesField } from '../fields/choices-field.tsx'
import { fieldId } from '../fields/field-id.ts'
import { RedirectUrlsField } from '../fields/redirect-urls-field.tsx'
import { useFieldsInUse } from '../fields/use-fields-in-use.ts'

/** Step 2: where the app runs, and its addresses (R062-R067, R227). */
export function PlatformsStep() {
  const { fields, edit } = useCurrentDraft()
  const launchUrl = useFieldsInUse(['launchUrl'])
  const isOpenedByPeople = fields.clientType !== 'BACKEND_SERVICE'
  const isLaunched = isOpenedByPeople && fields.operatingSystems.includes('WEB')
  return (
    <Stack gap="lg">
      <ChoicesField
        field="operatingSystems"
        label={t(WIZARD_FIELDS.operatingSystems.label)}
        help={t(WIZARD_FIELDS.operatingSystems.help)}
        words={OPERATING_SYSTEMS}
        names={OPERATING_SYSTEM_NAMES}
        value={fields.operatingSystems}
        onChange={(operatingSystems) =>
          edit({ operatingSystems, ...launchUrl(operatingSystems.includes('WEB')) })
        }
        required
      />
      <AddressField field="homepageUrl" required />
      <AddressField field="privacyPolicyUrl" required />
      <AddressField field="termsUrl" required />
      {isOpenedByPeople ? (
        <RedirectUrlsField />
      ) : (
        <Text size="sm" c="dimmed">
          {t(
            'A backend service works without a person: it has no redirect URL and no launch URL. What kind of client the app is, you say in step 4.',
          )}
        </Text>
      )}
      {(isLaunched || fields.launchUrl !== '') && (
        <AddressField field="launchUrl" required={isLaunched} />
      )}
      <LaunchModes />
      <RuntimeModelField />
    </Stack>
  )
}

function LaunchModes() {
  const { fields, edit } = useCurrentDraft()
  return (
    <ChoicesField
      field="launchModes"
      label={t(WIZARD_FIELDS.launchModes.label)}
      help={t(WIZARD_FIELDS.launchModes.help)}
      words={LAUNCH_MODES}
      names={LAUNCH_MODE_NAMES}
      value={fields.launchModes}
      onChange={(launchModes) => edit({ launchModes })}
    />
  )
}

function RuntimeModelField() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <Select
      id={fieldId('runtimeModel')}
      label={t(WIZARD_FIELDS.runtimeModel.label)}
      description={t(WIZARD_FIELDS.runtimeModel.help)}
      data={optionsOf(RUNTIME_MODELS, RUNTIME_MODEL_NAMES)}
      allowDeselect={false}
      value={fields.runtimeModel}
      onChange={(runtimeModel) => runtimeModel && edit({ runtimeModel })}
      onBlur={() => touch('runtimeModel')}
      error={errorOf('runtimeModel')}
      maw={520}
    />
  )
}
