import { Stack, Table, Text } from '@mantine/core'
import {
  POLICY_EFFECT_NAMES,
  POLICY_EFFECTS,
} from '../../../../../schema/vocabulary/data-policy-preview.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import styles from '../../../components/card-table.module.css'
import { Facts } from '../../../components/facts.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { type Effect, effectsByApp } from './effects-by-app.ts'
import type { DataPolicy } from './use-data-policy.ts'

interface Props {
  readonly preview: NonNullable<DataPolicy['preview']>
  readonly at: string | null | undefined
}

/** What a version would have done to the requests of some days: in sum, by app, and each kind of request. */
export function PolicyFigures({ preview, at }: Props) {
  const { days, requests, refused, redacted, filtered, opened, undecided, effects } = preview
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('{{requests}} requests of {{days}} days, replayed {{at}}', {
          requests: figure(requests),
          days,
          at: at ? exactTime(at, locale()) : '',
        })}
      </Text>
      <Facts
        facts={[
          { term: t(POLICY_EFFECT_NAMES.REFUSED), value: figure(refused) },
          { term: t(POLICY_EFFECT_NAMES.REDACTED), value: figure(redacted) },
          { term: t(POLICY_EFFECT_NAMES.FILTERED), value: figure(filtered) },
          { term: t(POLICY_EFFECT_NAMES.OPENED), value: figure(opened) },
          { term: t('Not judged'), value: figure(undecided) },
        ]}
      />
      {effects.length === 0 ? (
        <Text c="dimmed">{t('Nothing that was asked would be answered otherwise.')}</Text>
      ) : (
        <>
          <ByApp effects={effects} />
          <details>
            <summary>{t('Every kind of request')}</summary>
            <EachKind effects={effects} />
          </details>
          {preview.isCut && (
            <Text size="sm" c="dimmed">
              {t('The {{count}} largest kinds of requests are listed; there are more.', {
                count: effects.length,
              })}
            </Text>
          )}
        </>
      )}
    </Stack>
  )
}

interface EffectsProps {
  readonly effects: readonly Effect[]
}

function ByApp({ effects }: EffectsProps) {
  return (
    <Table className={styles.table} verticalSpacing="sm" aria-label={t('By app')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('App')}</Table.Th>
          {POLICY_EFFECTS.map((effect) => (
            <Table.Th key={effect}>{t(POLICY_EFFECT_NAMES[effect])}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {effectsByApp(effects).map(({ appName, requests }) => (
          <Table.Tr key={appName}>
            <Table.Th scope="row" data-cell={t('App')} fw={600}>
              {appName}
            </Table.Th>
            {POLICY_EFFECTS.map((effect) => (
              <Table.Td key={effect} data-cell={t(POLICY_EFFECT_NAMES[effect])} className="tabular">
                {figure(requests[effect])}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function EachKind({ effects }: EffectsProps) {
  return (
    <Table className={styles.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Request')}</Table.Th>
          <Table.Th>{t('Effect')}</Table.Th>
          <Table.Th>{t('By which rule')}</Table.Th>
          <Table.Th>{t('Requests')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {effects.map((each) => (
          <Table.Tr
            key={`${each.effect} ${each.appName} ${each.interaction} ${each.resourceType} ${each.rule}`}
          >
            <Table.Td data-cell={t('App')}>{each.appName}</Table.Td>
            <Table.Td data-cell={t('Request')}>
              {each.interaction} {each.resourceType}
            </Table.Td>
            <Table.Td data-cell={t('Effect')}>{t(POLICY_EFFECT_NAMES[each.effect])}</Table.Td>
            <Table.Td data-cell={t('By which rule')}>{each.rule}</Table.Td>
            <Table.Td data-cell={t('Requests')} className="tabular">
              {figure(each.requests)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function figure(value: number): string {
  return value.toLocaleString(locale())
}
