import { useHotkeys } from '@mantine/hooks'
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

interface Actions {
  readonly onSelect: (id: string) => void
  /** Takes the current line on, or those that are selected. */
  readonly onAssignToMe: (currentId: string | undefined) => void
  readonly onSearch: () => void
  readonly onHelp: () => void
}

/**
 * Moves the real focus over the lines of the queue. One line is reached by Tab; j and k, and the arrows while the focus is
 * in the list, go on from there. A line that goes away leaves the focus to the one in its place; one that
 * is drawn anew keeps it.
 */
export function useQueueKeys(ids: readonly string[], actions: Actions) {
  const list = useRef<HTMLTableSectionElement>(null)
  const [wanted, setWanted] = useState<string>()
  const place = useRef<{ index: number; isInside: boolean }>({ index: 0, isInside: false })
  const isThere = wanted !== undefined && ids.includes(wanted)
  const currentId = isThere ? wanted : ids[Math.min(place.current.index, ids.length - 1)]

  const focusOn = (index: number) => {
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)]
    const line = [...(list.current?.rows ?? [])].find((row) => row.dataset.row === id)
    line?.querySelector<HTMLElement>('[data-row-link]')?.focus()
  }
  const isInside = () => list.current?.contains(document.activeElement) ?? false
  const step = (by: 1 | -1) =>
    focusOn(isInside() && currentId ? ids.indexOf(currentId) + by : place.current.index)

  useLayoutEffect(() => {
    const { index, isInside: wasInside } = place.current
    if (!wasInside || document.activeElement !== document.body) return
    focusOn(isThere ? ids.indexOf(wanted) : index)
  })

  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
    ['x', () => currentId && actions.onSelect(currentId)],
    ['a', () => actions.onAssignToMe(isInside() ? currentId : undefined)],
    ['/', () => actions.onSearch()],
    ['shift+?', () => actions.onHelp()],
  ])

  return {
    list,
    currentId,
    handleFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const id = target.closest<HTMLElement>('[data-row]')?.dataset.row
      if (!id) return
      place.current = { index: ids.indexOf(id), isInside: true }
      setWanted(id)
    },
    handleBlur: ({ relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget && !list.current?.contains(relatedTarget)) place.current.isInside = false
    },
    handleKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    },
  }
}

export type QueueKeys = ReturnType<typeof useQueueKeys>
