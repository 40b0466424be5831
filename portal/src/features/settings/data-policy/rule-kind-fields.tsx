import { Checkbox, MultiSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { DATA_POLICY_COUNTS } from '../../../../../schema/vocabulary/data-policy.ts'
import { FHIR_RESOURCE_TYPES } from '../../../../../schema/vocabulary/fhir-resource-type.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { RuleFieldsProps } from './rule-fields-props.ts'

/** What only some kinds of rules have. */
export function RuleKindFields(props: RuleFieldsProps) {
  switch (props.draft.kind) {
    case 'ONLY_OPEN':
      return <Types {...props} description={t('Every other type is closed')} />
    case 'CLOSE':
      return <Types {...props} description={t('None means all of them')} />
    case 'REDACT':
      return <Elements {...props} />
    case 'HIDE_LABELLED':
      return (
        <>
          <Types {...props} description={t('None means all of them')} />
          <Labels {...props} />
        </>
      )
    case 'RATE_LIMIT':
      return <Rates {...props} />
  }
}

function Types({ draft, onChange, at, description }: RuleFieldsProps & { description: string }) {
  return (
    <MultiSelect
      {...at('resourceTypes')}
      label={t('Resource types')}
      description={description}
      searchable
      data={FHIR_RESOURCE_TYPES}
      value={[...draft.resourceTypes]}
      onChange={(resourceTypes) => onChange({ ...draft, resourceTypes })}
    />
  )
}

function Elements({ draft, onChange, at }: RuleFieldsProps) {
  const { max } = DATA_POLICY_COUNTS.elements
  return (
    <Textarea
      {...at('elements')}
      label={t('Elements')}
      description={t(
        "One a line, at most {{max}}, as R4 spells them, such as Patient.telecom or Patient.identifier.where(system = '…'). Names STU3 is known to have for the same are taken out too.",
        { max },
      )}
      required
      autosize
      minRows={2}
      value={draft.elements}
      onChange={(event) => onChange({ ...draft, elements: event.currentTarget.value })}
    />
  )
}

function Labels({ draft, onChange, at }: RuleFieldsProps) {
  const { max } = DATA_POLICY_COUNTS.labels
  return (
    <>
      <TextInput
        {...at('labels')}
        label={t('Security labels')}
        description={t('With commas, at most {{max}}, such as R, PSY or system|PSY', { max })}
        required
        value={draft.labels}
        onChange={(event) => onChange({ ...draft, labels: event.currentTarget.value })}
      />
      <Checkbox
        label={t('A granted scope that names the label opens it')}
        checked={draft.opensByScope}
        onChange={(event) => onChange({ ...draft, opensByScope: event.currentTarget.checked })}
      />
    </>
  )
}

function Rates({ draft, onChange, at }: RuleFieldsProps) {
  const { min, max } = DATA_POLICY_COUNTS.rate
  const range = t('{{min}} to {{max}}; empty for no limit', {
    min,
    max: max.toLocaleString(locale()),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <TextInput
        {...at('perApp')}
        label={t('Requests of an app in a minute')}
        description={range}
        inputMode="numeric"
        value={draft.perApp}
        onChange={(event) => onChange({ ...draft, perApp: digits(event.currentTarget.value) })}
      />
      <TextInput
        {...at('perToken')}
        label={t('Requests with a token in a minute')}
        description={range}
        inputMode="numeric"
        value={draft.perToken}
        onChange={(event) => onChange({ ...draft, perToken: digits(event.currentTarget.value) })}
      />
    </SimpleGrid>
  )
}

/** One digit more than the limit has, so that what is too much is said and not cut. */
function digits(text: string): string {
  return text.replaceAll(/\D/g, '').slice(0, String(DATA_POLICY_COUNTS.rate.max).length + 1)
}
