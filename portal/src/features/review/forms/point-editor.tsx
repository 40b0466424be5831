import { Button, Checkbox, Group, Paper, Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { POINT_KIND_NAMES, POINT_KINDS } from '../../../../../schema/vocabulary/review-template.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { optionsOf } from '../../../components/names.ts'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { PointDraft } from './form-draft.ts'
import styles from './forms.module.css'

interface Props {
  readonly point: PointDraft
  readonly place: number
  readonly count: number
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (point: PointDraft) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One point of a form: its words in both languages, how it is answered, its heading, its place. */
export function PointEditor(props: Props) {
  const { point, place, faults } = props
  const name = nameOf(props)
  const hasFault = faults.some(({ path }) => path?.includes(String(place)))
  return (
    <Paper withBorder p="sm" component="li">
      <details className={styles.point} open={hasFault || point.label === '' || undefined}>
        <summary>{`${place + 1}. ${name}`}</summary>
        <Stack gap="sm" mt="sm">
          <Words {...props} />
          <How {...props} />
        </Stack>
      </details>
      <Place {...props} />
    </Paper>
  )
}

function nameOf({ point, place }: Pick<Props, 'point' | 'place'>): string {
  return point.label || t('Point {{number}}', { number: place + 1 })
}

/** What was found wrong with a field of a point. */
function faultOf({ faults, place }: Pick<Props, 'faults' | 'place'>, field: string) {
  return errorFor(faults, `points.${place}.${field}`)
}

function Words(props: Props) {
  const { point, place, onChange } = props
  const fault = (field: string) => faultOf(props, field)
  const set = (change: Partial<PointDraft>) => onChange({ ...point, ...change })
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <CountedTextInput
        id={`form-points-${place}-label`}
        label={t('In English')}
        required
        limit={TEXT_LIMITS.templateLabel}
        value={point.label}
        onChange={(label) => set({ label })}
        error={fault('label') ?? fault('key')}
      />
      <CountedTextInput
        id={`form-points-${place}-labelEs`}
        label={t('In Spanish')}
        limit={TEXT_LIMITS.templateLabel}
        value={point.labelEs}
        onChange={(labelEs) => set({ labelEs })}
        error={fault('labelEs')}
      />
      <CountedTextInput
        id={`form-points-${place}-section`}
        label={t('Heading above it')}
        limit={TEXT_LIMITS.templateSection}
        value={point.section}
        onChange={(section) => set({ section })}
        error={fault('section')}
      />
      <CountedTextInput
        id={`form-points-${place}-sectionEs`}
        label={t('Heading in Spanish')}
        limit={TEXT_LIMITS.templateSection}
        value={point.sectionEs}
        onChange={(sectionEs) => set({ sectionEs })}
        error={fault('sectionEs')}
      />
    </SimpleGrid>
  )
}

function How(props: Props) {
  const { point, place, onChange } = props
  const set = (change: Partial<PointDraft>) => onChange({ ...point, ...change })
  return (
    <>
      <Select
        label={t('Answered by')}
        allowDeselect={false}
        data={optionsOf(POINT_KINDS, POINT_KIND_NAMES)}
        value={point.kind}
        onChange={(chosen) =>
          set({ kind: POINT_KINDS.find((each) => each === chosen) ?? 'YES_NO' })
        }
      />
      {point.kind === 'CHOICE' && (
        <Textarea
          id={`form-points-${place}-choices`}
          label={t('What can be chosen')}
          description={t('2 to 12, one per line.')}
          autosize
          minRows={2}
          value={point.choices}
          onChange={(event) => set({ choices: event.currentTarget.value })}
          error={faultOf(props, 'choices')}
        />
      )}
      <Checkbox
        label={t('The stage waits for it')}
        checked={point.isRequired}
        onChange={(event) => set({ isRequired: event.currentTarget.checked })}
      />
    </>
  )
}

function Place({ onMove, onRemove, ...at }: Props) {
  const { place, count } = at
  const name = nameOf(at)
  return (
    <Group gap="xs" mt="xs">
      <Button
        size="compact-sm"
        variant="default"
        disabled={place === 0}
        aria-label={t('Move up: {{name}}', { name })}
        onClick={() => onMove(-1)}
      >
        {t('Move up')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={place === count - 1}
        aria-label={t('Move down: {{name}}', { name })}
        onClick={() => onMove(1)}
      >
        {t('Move down')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Remove {{name}}', { name })}
        onClick={onRemove}
      >
        {t('Remove')}
      </Button>
    </Group>
  )
}
