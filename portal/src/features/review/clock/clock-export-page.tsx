import { useLazyQuery } from '@apollo/client/react'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { graphql } from '../../../gql/gql.ts'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'

const EXPORT = graphql(`
  query ReviewClockExport($from: DateTimeISO!, $to: DateTimeISO!) {
    reviewClockExport(from: $from, to: $to) {
      rowCount
      csv
      json
    }
  }
`)

const DAY_MS = 24 * 60 * 60 * 1000

/** The clocks of the versions submitted in a time, as files, at /review-clock. */
export function Component() {
  const { viewer } = useViewer()
  const mayTake = can(viewer, 'evidence.export')
  return (
    <Page
      title={t('Review clocks')}
      subtitle={t('How long the reviews of a time took, for reports')}
      actions={<TextLink to="/review">{t('Review queue')}</TextLink>}
    >
      {viewer && !mayTake && (
        <EmptyState title={t('This page is for those who review')}>
          {t('Ask one of them for the report.')}
        </EmptyState>
      )}
      {mayTake && <ExportForm />}
    </Page>
  )
}

function ExportForm() {
  const [today] = useState(() => new Date())
  const [from, setFrom] = useState(dayOf(new Date(today.getTime() - 90 * DAY_MS)))
  const [to, setTo] = useState(dayOf(today))
  const [news, setNews] = useState('')
  const [ask, { error, loading }] = useLazyQuery(EXPORT, { fetchPolicy: 'network-only' })
  const isRight = from !== '' && to !== '' && from <= to

  const handleTake = async (kind: 'csv' | 'json') => {
    setNews('')
    const end = new Date(new Date(`${to}T00:00:00Z`).getTime() + DAY_MS).toISOString()
    const variables = { from: `${from}T00:00:00.000Z`, to: end }
    const { data } = await ask({ variables }).catch(() => ({ data: undefined }))
    if (!data) return
    const { rowCount, ...texts } = data.reviewClockExport
    save(
      `review-clocks-${from}-${to}.${kind}`,
      texts[kind],
      kind === 'csv' ? 'text/csv' : 'application/json',
    )
    setNews(
      tn('{{count}} version is in the file.', '{{count}} versions are in the file.', rowCount),
    )
  }

  return (
    <Stack gap="md" maw={640}>
      {error && <Problem error={error} />}
      <Group align="flex-start">
        <TextInput
          type="date"
          label={t('Submitted from')}
          value={from}
          max={to}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('Submitted until')}
          value={to}
          min={from}
          onChange={(event) => setTo(event.currentTarget.value)}
          error={isRight ? undefined : t('The end comes after the beginning.')}
        />
      </Group>
      <Group>
        <Button loading={loading} disabled={!isRight} onClick={() => void handleTake('csv')}>
          {t('Take it as CSV')}
        </Button>
        <Button
          variant="default"
          loading={loading}
          disabled={!isRight}
          onClick={() => void handleTake('json')}
        >
          {t('Take it as JSON')}
        </Button>
      </Group>
      <Text role="status" aria-live="polite">
        {news}
      </Text>
      <Text size="sm" c="dimmed">
        {t('At most 1000 versions, the first submitted first.')}
      </Text>
    </Stack>
  )
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** Hands a text to the browser as a file. */
function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
