import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import {
  fromServerFilter,
  type QueueFilter,
  readQueueFilter,
  writeQueueFilter,
} from '../queue-filter.ts'
import type { QueueView } from './use-queue-views.ts'
import { NO_VIEW } from './view-bar.tsx'

const VIEW = 'view'

/**
 * Holds filter, order and view of the queue in the address. An address without a word opens the default view; every other
 * says itself what it shows, so that it can be sent to somebody.
 */
export function useViewAddress(views: readonly QueueView[] | undefined) {
  const [params, setParams] = useSearchParams()
  const filter = readQueueFilter(params)
  const first = params.size === 0 ? views?.find(({ isDefault }) => isDefault) : undefined

  useEffect(() => {
    if (first) setParams(addressOf(first), { replace: true })
  }, [first, setParams])

  return {
    filter,
    view: views?.find(({ id }) => id === params.get(VIEW)),
    open: (viewId: string) => {
      const view = views?.find(({ id }) => id === viewId)
      setParams(view ? addressOf(view) : new URLSearchParams({ [VIEW]: viewId }))
    },
    /** What is typed replaces itself; what is chosen can be gone back from. At once, or the next letter would be lost. */
    change: (next: QueueFilter) => {
      const address = writeQueueFilter(next)
      address.set(VIEW, params.get(VIEW) ?? NO_VIEW)
      setParams(address, { replace: next.search !== filter.search, flushSync: true })
    },
  }
}

function addressOf(view: QueueView): URLSearchParams {
  const address = writeQueueFilter(fromServerFilter(view.filter, view.sort))
  address.set(VIEW, view.id)
  return address
}
