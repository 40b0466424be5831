import { Code, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  ENVIRONMENT_NAMES,
  LAUNCH_MODE_NAMES,
} from '../../../../../schema/vocabulary/registration.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Breakable } from '../../../components/breakable.tsx'
import cards from '../../../components/card-table.module.css'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { AppLaunch } from './use-launches.ts'

interface Props {
  readonly rows: readonly AppLaunch[]
  readonly maySeePeople: boolean
}

/** One line per launch: when, which app, on which records, opened by what, by whom as far as the reader may know, its end. */
export function LaunchTable({ rows, maySeePeople }: Props) {
  return (
    <Table className={cards.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('When')}</Table.Th>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Records')}</Table.Th>
          <Table.Th>{t('How it was opened')}</Table.Th>
          {maySeePeople && <Table.Th>{t('Person and patient')}</Table.Th>}
          <Table.Th>{t('Outcome')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((launch) => (
          <Table.Tr key={launch.id}>
            <Cell name={t('When')}>
              <TimeAgo at={launch.at} locale={locale()} />
              <Small>{exactly(launch.at)}</Small>
            </Cell>
            <Cell name={t('App')}>
              {launch.appName}
              <Small>{t('Version {{number}}', { number: launch.versionNumber })}</Small>
            </Cell>
            <Cell name={t('Records')}>{t(ENVIRONMENT_NAMES[launch.environment])}</Cell>
            <Cell name={t('How it was opened')}>
              {t(LAUNCH_MODE_NAMES[launch.mode])}
              {launch.openedBy && <Small>{launch.openedBy}</Small>}
            </Cell>
            {maySeePeople && (
              <Cell name={t('Person and patient')}>
                <Person person={launch.person} />
              </Cell>
            )}
            <Cell name={t('Outcome')}>
              {launch.succeeded ? t('Started') : t('Refused')}
              {launch.failure && <Code>{launch.failure}</Code>}
            </Cell>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Cell({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Table.Td data-cell={name}>
      <div style={{ display: 'grid', justifyItems: 'start', overflowWrap: 'break-word' }}>
        {children}
      </div>
    </Table.Td>
  )
}

/** Who was known by the time it ended: a launch may be refused before anybody signed in. */
function Person({ person }: Pick<AppLaunch, 'person'>) {
  const known = [person?.email, person?.patientRef].filter((each) => typeof each === 'string')
  if (!person?.name && known.length === 0) return t('Nobody had signed in.')
  return (
    <>
      {person?.name}
      {known.map((each) => (
        <Small key={each}>
          <Breakable text={each} />
        </Small>
      ))}
    </>
  )
}

function Small({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed" className="tabular">
      {children}
    </Text>
  )
}

function exactly(at: string): string {
  return new Date(at).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'medium' })
}
