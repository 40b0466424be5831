import { Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  ACTIVATION_STATE_NAMES,
  ACTIVATION_STATES,
} from '../../../../../schema/vocabulary/activation.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { ActivationItem } from './activation-item.tsx'
import type { ActivationStep } from './answer-copy.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { type ActivationRow, useActivations } from './use-activations.ts'

/** Departments that ask for apps of the gallery: their own requests for leads, all of them for who answers. */
export function Component() {
  const { viewer } = useViewer()
  const [params, setParams] = useSearchParams()
  const [isAsking, setAsking] = useState(params.has('app'))
  const isAllowed = can(viewer, 'activation.request')
  return (
    <Page
      title={t('Activations')}
      subtitle={t('Departments that ask for an app of the gallery')}
      actions={
        isAllowed && <Button onClick={() => setAsking(true)}>{t('Ask for activation')}</Button>
      }
    >
      {!viewer && <LoadingRows count={3} height={120} />}
      {viewer && !isAllowed && (
        <EmptyState title={t('This is for people who lead a department')}>
          {t('They ask for apps for their department. Ask the lead of yours.')}
        </EmptyState>
      )}
      {isAllowed && <Activations />}
      {isAllowed && isAsking && (
        <AskDialog
          slug={params.get('app') ?? undefined}
          onClose={() => {
            setAsking(false)
            if (params.has('app')) setParams({}, { replace: true })
          }}
        />
      )}
    </Page>
  )
}

interface Chosen {
  readonly activation: ActivationRow
  readonly step: ActivationStep
}

function Activations() {
  const [params, setParams] = useSearchParams()
  const state = ACTIVATION_STATES.find((known) => known === params.get('state'))
  const { rows, totalCount, error, refetch, loadMore } = useActivations(state)
  const [chosen, setChosen] = useState<Chosen>()
  const [news, setNews] = useState('')
  return (
    <Stack gap="md">
      <Announcer message={news} />
      <Select
        label={t('Show')}
        maw={320}
        placeholder={t('All requests')}
        clearable
        data={optionsOf(ACTIVATION_STATES, ACTIVATION_STATE_NAMES)}
        value={state ?? null}
        onChange={(value) => setParams(value ? { state: value } : {}, { replace: true })}
      />
      {error && !rows && <Problem error={error} onRetry={() => void refetch()} />}
      {!rows && !error && <LoadingRows count={3} height={120} />}
      {rows?.length === 0 && (
        <EmptyState title={t('No department asks for an app')}>
          {t(
            'Who leads a department asks here for an app of the gallery, and hears what becomes of it.',
          )}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {rows.map((activation) => (
              <ActivationItem
                key={activation.id}
                activation={activation}
                onStep={(step) => setChosen({ activation, step })}
              />
            ))}
          </Stack>
          <Text size="sm" c="dimmed" className="tabular">
            {t('{{count}} of {{totalCount}}', { count: rows.length, totalCount })}
          </Text>
        </>
      )}
      <ShowMore onMore={loadMore} />
      {chosen && (
        <AnswerDialog
          {...chosen}
          onDone={() => {
            const { activation, step } = chosen
            setNews(`${activation.appName}: ${t(ACTIVATION_STATE_NAMES[step])}`)
            setChosen(undefined)
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Stack>
  )
}
