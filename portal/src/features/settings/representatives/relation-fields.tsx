import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core'
import { LAUNCH_ENVIRONMENTS } from '../../../../../schema/vocabulary/launch-environment.ts'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import {
  REPRESENTATION_KIND_NAMES,
  REPRESENTATION_KINDS,
} from '../../../../../schema/vocabulary/representation.ts'
import { optionsOf } from '../../../components/names.ts'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { RelationDraft } from './relation-draft.ts'
import { ENVIRONMENT_WORDS } from './representative-words.ts'

interface Props {
  readonly draft: RelationDraft
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (change: Partial<RelationDraft>) => void
}

/** Who, for whom, as what. */
export function RelationFields({ draft, faults, onChange }: Props) {
  const field = fieldsOf({ draft, faults, onChange })
  return (
    <>
      <TextInput
        type="email"
        label={t('E-mail of the person')}
        description={t('The address they sign in with.')}
        required
        data-autofocus
        maxLength={TEXT_LIMITS.email.max}
        {...field('email')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <Select
          id="environment"
          label={t('Records')}
          allowDeselect={false}
          data={optionsOf(LAUNCH_ENVIRONMENTS, ENVIRONMENT_WORDS)}
          value={draft.environment}
          onChange={(value) => value && onChange({ environment: value })}
          error={errorFor(faults, 'environment')}
        />
        <TextInput
          label={t('Id of the patient')}
          description={t('As the records have it: “id” or “Patient/id”.')}
          required
          maxLength={80}
          {...field('patient')}
        />
        <Select
          id="kind"
          label={t('Acts as')}
          allowDeselect={false}
          data={optionsOf(REPRESENTATION_KINDS, REPRESENTATION_KIND_NAMES)}
          value={draft.kind}
          onChange={(value) => value && onChange({ kind: value })}
        />
        <TextInput
          label={t('Id of the RelatedPerson')}
          description={t('Where the records have one for the two.')}
          maxLength={80}
          {...field('relatedPerson')}
        />
      </SimpleGrid>
    </>
  )
}

/** How long, and what is kept back. */
export function RelationLimits({ draft, faults, onChange }: Props) {
  const field = fieldsOf({ draft, faults, onChange })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextInput
          type="date"
          label={t('First day')}
          description={t('Empty for now.')}
          {...field('validFrom')}
        />
        <TextInput
          type="date"
          label={t('Last day')}
          description={t('Empty until it is ended.')}
          {...field('validUntil')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('Keep what is sensitive from apps')}
        description={t(
          'Diagnoses, notes, reports and whatever writes are neither offered nor given: for adolescents.',
        )}
        checked={draft.excludesSensitive}
        onChange={(event) => onChange({ excludesSensitive: event.currentTarget.checked })}
      />
    </>
  )
}

type Typed = 'email' | 'patient' | 'relatedPerson' | 'validFrom' | 'validUntil'

const HELP_BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

function fieldsOf({ draft, faults, onChange }: Props) {
  return (name: Typed) => ({
    id: name,
    autoComplete: 'off',
    inputWrapperOrder: HELP_BELOW,
    value: draft[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      onChange({ [name]: event.currentTarget.value }),
    error: errorFor(faults, name),
  })
}
