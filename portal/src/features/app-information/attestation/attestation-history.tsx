import { useApolloClient } from '@apollo/client/react'
import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import { ATTESTATION_ANSWER_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import cards from '../../../components/card-table.module.css'
import { graphql } from '../../../gql/gql.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import type { InformationVersion } from '../app-information.ts'

const PDF_ADDRESS = graphql(`
  query AttestationPdfAddress($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Attestation {
        pdfUrl
      }
    }
  }
`)

/** Every attestation of the app, latest first, each with its PDF and the public page that verifies it. */
export function AttestationHistory({
  versions,
}: {
  readonly versions: readonly InformationVersion[]
}) {
  const rows = versions
    .flatMap(({ attestations, number }) => attestations.map((one) => ({ ...one, number })))
    .toSorted((a, b) => String(b.signedAt).localeCompare(String(a.signedAt)))
  if (rows.length === 0) return <Text c="dimmed">{t('Nothing was signed yet.')}</Text>
  return (
    <Table className={cards.table} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('App version')}</Table.Th>
          <Table.Th>{t('Answer')}</Table.Th>
          <Table.Th>{t('Text')}</Table.Th>
          <Table.Th>{t('Signed by')}</Table.Th>
          <Table.Th>{t('Date')}</Table.Th>
          <Table.Th>{t('Document')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td data-cell={t('App version')}>{row.number}</Table.Td>
            <Table.Td data-cell={t('Answer')}>{t(ATTESTATION_ANSWER_NAMES[row.answer])}</Table.Td>
            <Table.Td data-cell={t('Text')}>
              {t('Version {{textVersion}}', { textVersion: row.textVersion })}
            </Table.Td>
            <Table.Td data-cell={t('Signed by')}>{row.legalName}</Table.Td>
            <Table.Td data-cell={t('Date')}>{exactTime(row.signedAt, locale())}</Table.Td>
            <Table.Td data-cell={t('Document')}>
              <Documents
                id={row.id}
                verifyUrl={row.verifyUrl}
                what={t('text version {{textVersion}}, app version {{number}}', {
                  textVersion: row.textVersion,
                  number: row.number,
                })}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface DocumentsProps {
  readonly id: string
  readonly verifyUrl: string
  readonly what: string
}

function Documents({ id, verifyUrl, what }: DocumentsProps) {
  const client = useApolloClient()
  const [fault, setFault] = useState('')

  /** The address of the file ends after some minutes, so it is asked for at the click. */
  const handleOpen = async () => {
    setFault('')
    const { data } = await client.query({
      query: PDF_ADDRESS,
      variables: { id },
      fetchPolicy: 'network-only',
      errorPolicy: 'all',
    })
    if (data?.node?.__typename === 'Attestation') window.location.assign(data.node.pdfUrl)
    else setFault(t('The file could not be fetched. Try again.'))
  }

  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileTypePdf size={14} aria-hidden="true" />}
        aria-label={t('Save as PDF: {{what}}', { what })}
        onClick={() => void handleOpen()}
      >
        {t('PDF')}
      </Button>
      <Anchor
        href={verifyUrl}
        target="_blank"
        size="sm"
        aria-label={t('Verify (opens in a new tab): {{what}}', { what })}
      >
        {t('Verify')}
      </Anchor>
      {fault && (
        <Text role="alert" size="xs" c="var(--gh-danger)">
          {fault}
        </Text>
      )}
    </Group>
  )
}
