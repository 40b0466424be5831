import { Select, Stack } from '@mantine/core'
import {
  APP_USE_NAMES,
  APP_USES,
  AUDIENCE_NAMES,
  AUDIENCES,
  COMPLIANCE_CLAIM_NAMES,
  COMPLIANCE_CLAIMS,
  FHIR_VERSION_NAMES,
  FHIR_VERSIONS,
  INTENT_LABEL_NAMES,
  INTENT_LABELS,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { optionsOf } from '../../../components/names.ts'
import { TextLink } from '../../../components/router-link.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { ChoicesField } from '../fields/choices-field.tsx'
import { fieldId } from '../fields/field-id.ts'
import { ClientTypeField } from './client-type-field.tsx'

/** Step 4: categories and security (R071-R077). */
export function CategoriesStep() {
  const { fields, edit } = useCurrentDraft()
  return (
    <Stack gap="lg">
      <ChoicesField
        field="audiences"
        label={t(WIZARD_FIELDS.audiences.label)}
        help={t(WIZARD_FIELDS.audiences.help)}
        words={AUDIENCES}
        names={AUDIENCE_NAMES}
        value={fields.audiences}
        onChange={(audiences) => edit({ audiences })}
        required
      />
      <ChoicesField
        field="uses"
        label={t(WIZARD_FIELDS.uses.label)}
        help={t(WIZARD_FIELDS.uses.help)}
        words={APP_USES}
        names={APP_USE_NAMES}
        value={fields.uses}
        onChange={(uses) => edit({ uses })}
        required
      />
      <IntentField />
      <ChoicesField
        field="fhirVersions"
        label={t(WIZARD_FIELDS.fhirVersions.label)}
        help={t(WIZARD_FIELDS.fhirVersions.help)}
        words={FHIR_VERSIONS}
        names={FHIR_VERSION_NAMES}
        value={fields.fhirVersions}
        onChange={(fhirVersions) => edit({ fhirVersions })}
        required
      />
      <ChoicesField
        field="compliance"
        label={t(WIZARD_FIELDS.compliance.label)}
        help={<ComplianceHelp />}
        words={COMPLIANCE_CLAIMS}
        names={COMPLIANCE_CLAIM_NAMES}
        value={fields.compliance}
        onChange={(compliance) => edit({ compliance })}
      />
      <ClientTypeField />
    </Stack>
  )
}

/** Says where documents that support a claim go: the tab of the app, which is there as soon as the draft is (R075). */
function ComplianceHelp() {
  const { version } = useCurrentDraft()
  return (
    <>
      {t(WIZARD_FIELDS.compliance.help)}{' '}
      <TextLink to={`/apps/${version.app.slug}/documents?version=${version.number}`} inherit>
        {t('Documents of this app')}
      </TextLink>
    </>
  )
}

function IntentField() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <Select
      id={fieldId('intent')}
      label={t(WIZARD_FIELDS.intent.label)}
      description={t(WIZARD_FIELDS.intent.help)}
      placeholder={t('Choose one')}
      data={optionsOf(INTENT_LABELS, INTENT_LABEL_NAMES)}
      value={fields.intent}
      onChange={(intent) => edit({ intent })}
      onBlur={() => touch('intent')}
      error={errorOf('intent')}
      maw={520}
    />
  )
}
