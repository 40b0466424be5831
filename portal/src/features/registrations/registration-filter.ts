import {
  APP_VERSION_STATUSES,
  type AppVersionStatus,
} from '../../../../schema/vocabulary/app-status.ts'

export const SORT_KEYS = ['name', 'number', 'status', 'modified'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** Which registrations to show, and in which order; held in the address. */
export interface RegistrationFilter {
  readonly search: string
  readonly statuses: readonly AppVersionStatus[]
  readonly sort: SortKey
  readonly isDescending: boolean
}

interface Filterable {
  readonly name: string
  readonly number: number
  readonly status: AppVersionStatus
  readonly statusChangedAt: string
}

/** Reads the filter from an address; what it does not understand it leaves out. */
export function readFilter(params: URLSearchParams): RegistrationFilter {
  const sort = params.get('sort') ?? '-modified'
  return {
    search: params.get('q') ?? '',
    statuses: APP_VERSION_STATUSES.filter((status) => params.getAll('status').includes(status)),
    sort: SORT_KEYS.find((key) => key === sort.replace(/^-/, '')) ?? 'modified',
    isDescending: sort.startsWith('-'),
  }
}

/** Writes the filter as an address; the plain list has an empty one. */
export function writeFilter(filter: RegistrationFilter): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.search) params.set('q', filter.search)
  for (const status of filter.statuses) params.append('status', status)
  const sort = `${filter.isDescending ? '-' : ''}${filter.sort}`
  if (sort !== '-modified') params.set('sort', sort)
  return params
}

/** Keeps what matches the search and one of the statuses; no status means all. */
export function matches({ search, statuses }: RegistrationFilter, row: Filterable): boolean {
  const isWanted = statuses.length === 0 || statuses.includes(row.status)
  return isWanted && row.name.toLowerCase().includes(search.trim().toLowerCase())
}

/** Orders rows; rows that are equal keep the newest change first. */
export function sortRows<Row extends Filterable>(
  rows: readonly Row[],
  { sort, isDescending }: Pick<RegistrationFilter, 'sort' | 'isDescending'>,
): Row[] {
  const direction = isDescending ? -1 : 1
  return rows.toSorted((a, b) => direction * COMPARE[sort](a, b) || -COMPARE.modified(a, b))
}

const COMPARE: Readonly<Record<SortKey, (a: Filterable, b: Filterable) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name) || a.number - b.number,
  number: (a, b) => a.number - b.number,
  status: (a, b) => APP_VERSION_STATUSES.indexOf(a.status) - APP_VERSION_STATUSES.indexOf(b.status),
  modified: (a, b) => a.statusChangedAt.localeCompare(b.statusChangedAt),
}
