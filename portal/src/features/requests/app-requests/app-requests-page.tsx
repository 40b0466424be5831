import { Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  APP_REQUEST_STATE_NAMES,
  APP_REQUEST_STATES,
  type AppRequestState,
} from '../../../../../schema/vocabulary/app-request.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import type { AppRequest, AppRequestAnswer } from './app-request.ts'
import { AppRequestItem } from './app-request-item.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { useAppRequestChanged, useAppRequests } from './use-app-requests.ts'

/** Apps people ask for in the gallery that are not there, live (A20). */
export function Component() {
  const { viewer } = useViewer()
  const isAllowed = can(viewer, 'review-queue.read')
  return (
    <Page
      title={t('App requests')}
      subtitle={t('Apps people ask for in the gallery that are not there')}
    >
      {!viewer && <LoadingRows count={3} height={160} />}
      {viewer && !isAllowed && (
        <EmptyState title={t('This is for people who review apps')}>
          {t('They read what people ask for, and answer.')}
        </EmptyState>
      )}
      {isAllowed && <Requests />}
    </Page>
  )
}

interface Chosen {
  readonly request: AppRequest
  readonly answer: AppRequestAnswer
}

function Requests() {
  const [params, setParams] = useSearchParams()
  const state = APP_REQUEST_STATES.find((known) => known === params.get('state'))
  const { requests, totalCount, error, refetch, loadMore } = useAppRequests(state)
  const [news, setNews] = useState('')
  const [chosen, setChosen] = useState<Chosen>()
  useAppRequestChanged((appName, to) => {
    setNews(newsOf(appName, to))
    void refetch()
  })
  return (
    <Stack gap="md">
      <Announcer message={news} />
      <Select
        label={t('Show')}
        maw={320}
        placeholder={t('All requests')}
        clearable
        data={optionsOf(APP_REQUEST_STATES, APP_REQUEST_STATE_NAMES)}
        value={state ?? null}
        onChange={(value) => setParams(value ? { state: value } : {}, { replace: true })}
      />
      {error && !requests && <Problem error={error} onRetry={() => void refetch()} />}
      {!requests && !error && <LoadingRows count={3} height={160} />}
      {requests?.length === 0 && (
        <EmptyState title={t('Nobody asks for an app')}>
          {t(
            'Anybody can ask for an app in the gallery. It appears here by itself, and intake is mailed.',
          )}
        </EmptyState>
      )}
      {requests && requests.length > 0 && (
        <>
          <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {requests.map((request) => (
              <AppRequestItem
                key={request.id}
                request={request}
                onAnswer={(answer) => setChosen({ request, answer })}
              />
            ))}
          </Stack>
          <Text size="sm" c="dimmed" className="tabular">
            {t('{{count}} of {{totalCount}}', { count: requests.length, totalCount })}
          </Text>
        </>
      )}
      <ShowMore onMore={loadMore} />
      {chosen && (
        <DecideDialog
          {...chosen}
          onDone={() => {
            setNews(newsOf(chosen.request.appName, chosen.answer))
            setChosen(undefined)
            void refetch()
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}

function newsOf(appName: string, state: AppRequestState): string {
  return t('{{appName}}: {{state}}', { appName, state: t(APP_REQUEST_STATE_NAMES[state]) })
}
