import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { LAUNCH_ENVIRONMENTS } from '../../../../../schema/vocabulary/launch-environment.ts'
import { Announcer } from '../../../components/announcer.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { useLiveApps } from '../../../components/live-apps/use-live-apps.ts'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { optionsOf } from '../../../components/names.ts'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { ShowMore } from '../../../components/show-more.tsx'
import { t, tn } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { type ConsentFilter, ENVIRONMENT_WORDS, useConsentFilter } from './consent-filter.ts'
import { ConsentTable } from './consent-table.tsx'
import { RevokeDialog, type Revoked } from './revoke-dialog.tsx'
import { useStandingConsents } from './use-standing-consents.ts'

const AFTER_TYPING_MS = 300

/** What people allow apps, at /consents: whoever manages apps ends it there, one or all of an app (R293). */
export function Component() {
  const { viewer } = useViewer()
  const isTheirs = can(viewer, 'consent.revoke-any')
  return (
    <Page
      title={t('Consents')}
      subtitle={t('What people allow apps now. Ending it stops the app at once.')}
      actions={isTheirs && <TextLink to="/review">{t('Review queue')}</TextLink>}
    >
      {!viewer && <LoadingRows count={4} height={72} />}
      {viewer && !isTheirs && (
        <EmptyState title={t('This page is for app admins and security officers')}>
          {t('What you allow apps yourself is in My apps in the gallery.')}
        </EmptyState>
      )}
      {isTheirs && <Consents maySeePeople={can(viewer, 'audit.read-people')} />}
    </Page>
  )
}

function Consents({ maySeePeople }: { readonly maySeePeople: boolean }) {
  const { appId, environment, set } = useConsentFilter()
  const [typed, setTyped] = useState('')
  const [email] = useDebouncedValue(typed.trim(), AFTER_TYPING_MS)
  const { apps } = useLiveApps()
  const choices = (apps ?? []).map((app) => ({ value: app.appId, label: app.name }))
  const isKnown = choices.some(({ value }) => value === appId)
  return (
    <Stack gap="md">
      <SimpleGrid
        cols={{ base: 1, xs: 2, md: maySeePeople ? 3 : 2 }}
        spacing="sm"
        role="search"
        aria-label={t('Filter consents')}
      >
        <Select
          label={t('App')}
          placeholder={t('All apps')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('Show all apps') }}
          nothingFoundMessage={t('Nothing in use is called so.')}
          data={appId && !isKnown ? [...choices, { value: appId, label: t('This app') }] : choices}
          value={appId || null}
          onChange={(value) => set('app', value ?? '')}
        />
        <Select
          label={t('Records')}
          allowDeselect={false}
          data={optionsOf(LAUNCH_ENVIRONMENTS, ENVIRONMENT_WORDS)}
          value={environment}
          onChange={(value) => set('records', value ?? '')}
        />
        {maySeePeople && (
          <TextInput
            label={t('E-mail of the person')}
            description={t('A part of it is enough.')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      <Found filter={{ appId, environment, email }} maySeePeople={maySeePeople} />
    </Stack>
  )
}

interface FoundProps {
  readonly filter: ConsentFilter
  readonly maySeePeople: boolean
}

function Found({ filter, maySeePeople }: FoundProps) {
  const { appId, email, environment } = filter
  const { rows, totalCount, isCurrent, error, refetch, loadMore } = useStandingConsents({
    environment,
    ...(appId ? { appId } : {}),
    ...(email ? { email } : {}),
  })
  const [chosen, setChosen] = useState<Revoked>()
  const [news, setNews] = useState('')
  if (error && !rows) return <Problem error={error} onRetry={() => void refetch()} />
  if (!rows) return <LoadingRows count={4} height={72} />
  return (
    <>
      <Announcer message={news} />
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {rows.length === 0 ? (
        <EmptyState title={t('No consent fits')}>
          {t('What people allow apps appears here by itself, and goes when it ends.')}
        </EmptyState>
      ) : (
        <>
          <Group justify="space-between" gap="sm">
            <Text role="status" size="sm" c="dimmed" className="tabular">
              {tn('{{count}} consent in force', '{{count}} consents in force', totalCount)}
            </Text>
            {appId && !email && isCurrent && (
              <Button
                size="sm"
                variant="default"
                onClick={() =>
                  setChosen({
                    kind: 'ALL',
                    ...{ appId, environment, count: totalCount, appName: rows[0]?.app?.name ?? '' },
                  })
                }
              >
                {t('End all of this app…')}
              </Button>
            )}
          </Group>
          <ConsentTable
            rows={rows}
            maySeePeople={maySeePeople}
            onRevoke={(consent) => setChosen({ kind: 'ONE', consent })}
          />
        </>
      )}
      <ShowMore onMore={loadMore} />
      {chosen && (
        <RevokeDialog
          revoked={chosen}
          onDone={(said) => {
            setNews(said)
            setChosen(undefined)
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
