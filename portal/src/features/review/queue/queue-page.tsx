import { Button, Group, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { Announcer } from '../../../components/announcer.tsx'
import { EmergenciesInForce } from '../../../components/emergency/emergencies-in-force.tsx'
import { Page } from '../../../components/page.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { useMessageAdded } from '../../../components/thread/use-message-added.ts'
import { statusNews } from '../../../components/transitions/status-news.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { KeysHelp } from './keys-help.tsx'
import { toServerFilter } from './queue-filter.ts'
import { QueueList } from './queue-list.tsx'
import { QueueToolbar } from './queue-toolbar.tsx'
import { useReviewQueue } from './use-review-queue.ts'
import { useReviewQueueChanged } from './use-review-queue-changed.ts'
import { useQueueViews } from './views/use-queue-views.ts'
import { useViewAddress } from './views/use-view-address.ts'
import { ViewBar } from './views/view-bar.tsx'
import { WorkloadPanel } from './workload-panel.tsx'

const AFTER_TYPING_MS = 250
/** Lines of one page; what was unfolded after it would fold away when it is read again. */
const PAGE = 50

/** The review queue: what is waiting, live, with its filters and views in the address. */
export function Component() {
  const { viewer } = useViewer()
  const { views } = useQueueViews()
  const { filter, view, open, change } = useViewAddress(views)
  const [search] = useDebouncedValue(filter.search, AFTER_TYPING_MS)
  const wanted = toServerFilter({ ...filter, search })
  const queue = useReviewQueue({ filter: wanted, sort: filter.sort })
  const { news, changes, missed, readAgain } = useLiveQueue(queue)
  const [hasHelp, setHelp] = useState(false)
  const [hasWorkload, setWorkload] = useState(false)
  const [whose, setWhose] = useState<{ id: string; name: string }>()
  const searchRef = useRef<HTMLInputElement>(null)

  return (
    <Page
      title={t('Review queue')}
      actions={
        <>
          <TextLink to="/backend-services">{t('Backend services')}</TextLink>
          <Button
            variant="default"
            aria-expanded={hasWorkload}
            onClick={() => setWorkload(!hasWorkload)}
          >
            {t('Workload')}
          </Button>
          <KeysHelp isOpen={hasHelp} onToggle={setHelp} />
        </>
      }
    >
      <Announcer message={news} />
      <EmergenciesInForce />
      {hasWorkload && (
        <WorkloadPanel
          changes={changes}
          onChoose={(id, name) => {
            setWhose({ id, name })
            change({ ...filter, whose: id })
          }}
        />
      )}
      <Stack gap="sm">
        <ViewBar
          views={views ?? []}
          view={view}
          filter={wanted}
          sort={filter.sort}
          canShare={can(viewer, 'app-version.approve')}
          onOpen={open}
        />
        <QueueToolbar
          filter={filter}
          onChange={change}
          searchRef={searchRef}
          whoseName={whose?.id === filter.whose ? whose?.name : undefined}
        />
      </Stack>
      {missed.size > 0 && <News count={missed.size} onShow={() => void readAgain()} />}
      <QueueList
        queue={queue}
        viewerId={viewer?.id ?? ''}
        onChanged={readAgain}
        onSearch={() => searchRef.current?.focus()}
        onHelp={() => setHelp(true)}
        onReset={() => open('none')}
      />
    </Page>
  )
}

/** Follows the queue: one page of lines is read again by itself; of more, only what changed is counted. */
function useLiveQueue({ rows, refetch }: ReturnType<typeof useReviewQueue>) {
  const [news, setNews] = useState('')
  const [changes, setChanges] = useState(0)
  const [missed, setMissed] = useState<ReadonlySet<string>>(new Set())
  const readAgain = async () => {
    setMissed(new Set())
    setChanges((count) => count + 1)
    await refetch()
  }
  useReviewQueueChanged({
    onMoved: (moved) => setNews(statusNews(moved)),
    onChanged: (ids) => {
      if ((rows?.length ?? 0) > PAGE) setMissed((known) => new Set([...known, ...ids]))
      else void readAgain()
    },
  })
  useMessageAdded({}, (author, app) =>
    setNews(t('New message from {{author}} about {{app}}', { author, app })),
  )
  return { news, changes, missed, readAgain }
}

function News({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return (
    <Group justify="center">
      <Button variant="light" onClick={onShow} aria-live="polite">
        {t('{{count}} changed: show', { count })}
      </Button>
    </Group>
  )
}
