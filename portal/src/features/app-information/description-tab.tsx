import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import {
  CERTIFICATION_CRITERION_NAMES,
  CERTIFICATION_LEVEL_NAMES,
} from '../../../../schema/vocabulary/certification.ts'
import {
  APP_USE_NAMES,
  AUDIENCE_NAMES,
  FHIR_VERSION_NAMES,
  INTENT_LABEL_NAMES,
  LAUNCH_MODE_NAMES,
  OPERATING_SYSTEM_NAMES,
  RUNTIME_MODEL_NAMES,
} from '../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../schema/vocabulary/wizard-help.ts'
import { exactTime } from '../../../../ui/relative-time.ts'
import { AppIcon } from '../../components/app-icon.tsx'
import { Facts } from '../../components/facts.tsx'
import { namesOf } from '../../components/names.ts'
import { locale } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'
import type { AppInformation, InformationVersion } from './app-information.ts'

interface Props {
  readonly app: AppInformation
  readonly version: InformationVersion
}

/** Tab Description: what the gallery shows, and what only the reviewers read (R088). */
export function DescriptionTab({ app, version }: Props) {
  return (
    <Stack gap="lg">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <AppIcon name={version.name} url={version.iconUrl} size={72} />
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{version.shortDescription}</Text>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} maw={720}>
            {version.longDescription}
          </Text>
        </div>
      </Group>
      <Facts facts={publicFacts(app, version)} />
      <div>
        <Title order={2} mb="xs">
          {t('For the reviewers')}
        </Title>
        <Facts
          facts={[
            { term: t(WIZARD_FIELDS.changeNotes.label), value: version.changeNotes },
            { term: t(WIZARD_FIELDS.reviewerNotes.label), value: version.reviewerNotes },
            { term: t('When started from a chart'), value: version.launchBehaviour?.onEhrLaunch },
            { term: t('When started on its own'), value: version.launchBehaviour?.onStandalone },
            {
              term: t('When consent is revoked'),
              value: version.launchBehaviour?.onConsentRevoked,
            },
            { term: t('Submitted'), value: submission(version) },
          ]}
        />
      </div>
    </Stack>
  )
}

function publicFacts(app: AppInformation, version: InformationVersion) {
  return [
    {
      term: t(WIZARD_FIELDS.operatingSystems.label),
      value: namesOf(version.operatingSystems, OPERATING_SYSTEM_NAMES),
    },
    {
      term: t(WIZARD_FIELDS.launchModes.label),
      value: namesOf(version.launchModes, LAUNCH_MODE_NAMES),
    },
    { term: t(WIZARD_FIELDS.runtimeModel.label), value: t(RUNTIME_MODEL_NAMES[app.runtimeModel]) },
    { term: t(WIZARD_FIELDS.audiences.label), value: namesOf(version.audiences, AUDIENCE_NAMES) },
    { term: t(WIZARD_FIELDS.uses.label), value: namesOf(version.uses, APP_USE_NAMES) },
    {
      term: t(WIZARD_FIELDS.intent.label),
      value: version.intent && t(INTENT_LABEL_NAMES[version.intent]),
    },
    {
      term: t(WIZARD_FIELDS.fhirVersions.label),
      value: namesOf(version.fhirVersions, FHIR_VERSION_NAMES),
    },
    { term: t(WIZARD_FIELDS.homepageUrl.label), value: address(version.homepageUrl) },
    { term: t('Certification'), value: certification(version) },
  ]
}

/** The level, and what is missing for the highest. */
function certification({ certification: { level, criteria } }: InformationVersion): string {
  const missing = criteria
    .filter(({ isMet }) => !isMet)
    .map(({ criterion }) => t(CERTIFICATION_CRITERION_NAMES[criterion]))
  const name = t(CERTIFICATION_LEVEL_NAMES[level])
  return missing.length
    ? t('{{level}}. Missing: {{missing}}', { level: name, missing: missing.join('; ') })
    : name
}

function submission({ submittedAt, submittedBy }: InformationVersion): string | undefined {
  if (!submittedAt) return undefined
  return [exactTime(submittedAt, locale()), submittedBy?.name].filter(Boolean).join(', ')
}

function address(url: string | null | undefined) {
  return (
    url && (
      <Anchor href={url} target="_blank" rel="noopener noreferrer">
        {url}
      </Anchor>
    )
  )
}
