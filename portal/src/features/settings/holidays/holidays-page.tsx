import { Alert, Button, Table } from '@mantine/core'
import styles from '../../../components/card-table.module.css'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { HolidayForm } from './holiday-form.tsx'
import { useHolidays } from './use-holidays.ts'

/** The days on which the hospital does not work, at /settings/holidays. */
export function Component() {
  const { holidays, error, refetch, add, remove, isAdding, faults, problem } = useHolidays()
  return (
    <Page
      title={t('Holidays')}
      subtitle={t('Review clocks stand still on these days, on Saturdays and on Sundays.')}
    >
      <HolidayForm onAdd={add} isAdding={isAdding} faults={faults} />
      {problem && (
        <Alert color="danger" variant="outline" role="alert" title={t('It was not saved')}>
          {problem}
        </Alert>
      )}
      {error && !holidays && <Problem error={error} onRetry={() => void refetch()} />}
      {!holidays && !error && <LoadingRows count={4} />}
      {holidays?.length === 0 && (
        <EmptyState title={t('No holidays yet')}>
          {t('Until there are some, every weekday counts.')}
        </EmptyState>
      )}
      {holidays && holidays.length > 0 && (
        <Table className={styles.table} verticalSpacing="sm" maw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Day')}</Table.Th>
              <Table.Th>{t('Name')}</Table.Th>
              <Table.Th>{t('Action')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {holidays.map(({ id, day, name }) => (
              <Table.Tr key={id}>
                <Table.Td data-cell={t('Day')}>{inWords(day)}</Table.Td>
                <Table.Td data-cell={t('Name')}>{name}</Table.Td>
                <Table.Td data-cell={t('Action')}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('Remove {{name}}', { name })}
                    onClick={() => void remove(id)}
                  >
                    {t('Remove')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  )
}

/** A date has no zone: it is said as it is in the calendar. */
function inWords(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return at.toLocaleDateString(locale(), { dateStyle: 'full', timeZone: 'UTC' })
}
