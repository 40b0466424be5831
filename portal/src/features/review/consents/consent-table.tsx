import { Button, Code, Table, Text } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Breakable } from '../../../components/breakable.tsx'
import cards from '../../../components/card-table.module.css'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { StandingConsent } from './use-standing-consents.ts'

interface Props {
  readonly rows: readonly StandingConsent[]
  readonly maySeePeople: boolean
  readonly onRevoke: (consent: StandingConsent) => void
}

/** One line per consent: of whom as far as the reader may know, for which app, what, since when and when it was used. */
export function ConsentTable({ rows, maySeePeople, onRevoke }: Props) {
  return (
    <Table className={cards.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Person')}</Table.Th>
          <Table.Th>{t('App')}</Table.Th>
          <Table.Th>{t('Scopes')}</Table.Th>
          <Table.Th>{t('Allowed')}</Table.Th>
          <Table.Th>{t('Last used')}</Table.Th>
          <Table.Th>{t('Change')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((consent) => (
          <Table.Tr key={consent.id}>
            <Table.Td data-cell={t('Person')}>
              <Person consent={consent} maySeePeople={maySeePeople} />
            </Table.Td>
            <Table.Td data-cell={t('App')}>
              <div style={{ minWidth: 90, overflowWrap: 'anywhere' }}>{consent.app?.name}</div>
            </Table.Td>
            <Table.Td data-cell={t('Scopes')}>
              <Scopes scopes={consent.scopes} />
            </Table.Td>
            <Table.Td data-cell={t('Allowed')}>
              <div>
                <TimeAgo at={consent.grantedAt} locale={locale()} />
                <Until at={consent.expiresAt} />
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Last used')}>
              {consent.lastUsedAt ? (
                <TimeAgo at={consent.lastUsedAt} locale={locale()} />
              ) : (
                t('Never')
              )}
            </Table.Td>
            <Table.Td data-cell={t('Change')}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('End… {{who}}, {{app}}', {
                  who: consent.person?.name ?? consent.pseudonym,
                  app: consent.app?.name ?? '',
                })}
                onClick={() => onRevoke(consent)}
              >
                {t('End…')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Person({
  consent: { person, pseudonym },
  maySeePeople,
}: {
  readonly consent: StandingConsent
  readonly maySeePeople: boolean
}) {
  if (!person || !maySeePeople) {
    return <Text size="sm">{t('Person {{pseudonym}}', { pseudonym })}</Text>
  }
  return (
    <div style={{ minWidth: 180, overflowWrap: 'anywhere' }}>
      {person.name}
      <Text size="xs" c="dimmed">
        <Breakable text={person.email} />
      </Text>
      {person.patientRef && (
        <Text size="xs" c="dimmed">
          <Breakable text={person.patientRef} />
        </Text>
      )}
    </div>
  )
}

function Until({ at }: { readonly at: string | null }) {
  if (!at) return null
  const date = new Date(at).toLocaleDateString(locale(), { dateStyle: 'medium' })
  return (
    <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
      {t('Until {{date}}', { date })}
    </Text>
  )
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, minWidth: 0 }}>
      {scopes.map((scope) => (
        <Code key={scope}>
          <Breakable text={scope} />
        </Code>
      ))}
    </div>
  )
}
