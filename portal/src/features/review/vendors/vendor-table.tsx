import { Anchor, Badge, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { VENDOR_KIND_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { VendorRow } from './use-vendors.ts'

/** Vendors as a table; on a narrow screen each row becomes a card. */
export function VendorTable({ rows }: { readonly rows: readonly VendorRow[] }) {
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Vendor')}</Table.Th>
          <Table.Th>{t('Kind')}</Table.Th>
          <Table.Th>{t('Contact')}</Table.Th>
          <Table.Th>{t('Correction')}</Table.Th>
          <Table.Th>{t('Registered')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td data-cell={t('Vendor')}>
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Anchor component={Link} to={`/vendors/${row.id}`} fw={600}>
                  {row.displayName}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {row.email}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell={t('Kind')}>{t(VENDOR_KIND_NAMES[row.kind])}</Table.Td>
            <Table.Td data-cell={t('Contact')}>
              {row.contactVerifiedAt ? (
                <span>
                  <Sentence
                    text={t('Verified <ago/>')}
                    parts={{ ago: <TimeAgo at={row.contactVerifiedAt} locale={locale()} /> }}
                  />
                </span>
              ) : (
                <Badge variant="default">{t('Not verified')}</Badge>
              )}
            </Table.Td>
            <Table.Td data-cell={t('Correction')}>
              {row.corrections.some(({ state }) => state === 'PROPOSED')
                ? t('Waits for a second person')
                : t('None waits')}
            </Table.Td>
            <Table.Td data-cell={t('Registered')}>
              <TimeAgo at={row.createdAt} locale={locale()} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
