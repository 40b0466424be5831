import { useHotkeys } from '@mantine/hooks'
import { useRef } from 'react'

/** Moves the focus over the rows of a list with j and k, to what each is opened or decided with; Enter presses it. */
export function useRowKeys() {
  const list = useRef<HTMLTableSectionElement>(null)
  const step = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
    const at = links.findIndex((link) => link.contains(document.activeElement))
    const next = at === -1 ? 0 : at + by
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus()
  }
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ])
  return list
}
