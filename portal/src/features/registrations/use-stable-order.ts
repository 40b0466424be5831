import { useState } from 'react'
import type { Registration } from './registration.ts'
import { type RegistrationFilter, sortRows } from './registration-filter.ts'

/**
 * Orders rows once per order and set of rows: a row whose status changes while somebody reads
 * stays where it is.
 */
export function useStableOrder(
  rows: readonly Registration[],
  filter: RegistrationFilter,
): Registration[] {
  const ids = rows.map((row) => row.id)
  const key = `${filter.sort} ${filter.isDescending} ${ids.toSorted().join()}`
  const [order, setOrder] = useState({ key: '', ids })
  if (order.key !== key) {
    setOrder({ key, ids: sortRows(rows, filter).map((row) => row.id) })
  }
  const place = new Map(order.ids.map((id, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
