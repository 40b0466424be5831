import { Anchor, Badge, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { VENDOR_KIND_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import styles from '../../../components/card-table.module.css'
import type { VendorRow } from './use-vendors.ts'

/** Vendors as a table; on a narrow screen each row becomes a card. */
export function VendorTable({ rows }: { readonly rows: readonly VendorRow[] }) {
  return (
    <Table className={styles.table} verticalSpacing="sm" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Vendor</Table.Th>
          <Table.Th>Kind</Table.Th>
          <Table.Th>Contact</Table.Th>
          <Table.Th>Correction</Table.Th>
          <Table.Th>Registered</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td data-cell="Vendor">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Anchor component={Link} to={`/vendors/${row.id}`} fw={600}>
                  {row.displayName}
                </Anchor>
                <Text size="xs" c="dimmed">
                  {row.email}
                </Text>
              </div>
            </Table.Td>
            <Table.Td data-cell="Kind">{VENDOR_KIND_NAMES[row.kind]}</Table.Td>
            <Table.Td data-cell="Contact">
              {row.contactVerifiedAt ? (
                <span>
                  Verified <TimeAgo at={row.contactVerifiedAt} />
                </span>
              ) : (
                <Badge variant="default">Not verified</Badge>
              )}
            </Table.Td>
            <Table.Td data-cell="Correction">
              {row.corrections.some(({ state }) => state === 'PROPOSED')
                ? 'Waits for a second person'
                : 'None waits'}
            </Table.Td>
            <Table.Td data-cell="Registered">
              <TimeAgo at={row.createdAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
