import {
  decodeCursor,
  encodeCursor,
  type Page,
  type PageRequest,
  pageOf,
  pageSize,
} from '../page.ts'

interface DatedRow {
  id: string
  createdAt: Date
}

/** Which rows come after a cursor, for a list by the date of its rows and then by their ids. */
type Older = { $or?: ({ createdAt: { $lt: Date } } | { createdAt: Date; id: { $lt: string } })[] }

/** How the rows of one list are read. */
interface DatedList<Row> {
  find: (older: Older, limit: number) => Promise<Row[]>
  count: () => Promise<number>
}

export const NEWEST_FIRST = { createdAt: 'desc', id: 'desc' } as const

/** Reads one page of a list, newest first, with how many there are. Two statements. */
export async function newestFirst<Row extends DatedRow>(
  request: PageRequest,
  { find, count }: DatedList<Row>,
): Promise<Page<Row> & { totalCount: number }> {
  const first = pageSize(request)
  const rows = await find(olderThan(request.after), first + 1)
  const page = pageOf(rows, { ...request, first }, (row) => ({
    cursor: encodeCursor([row.createdAt.toISOString(), row.id]),
    node: row,
  }))
  return { ...page, totalCount: await count() }
}

function olderThan(cursor: string | null | undefined): Older {
  if (!cursor) return {}
  const [since, id] = decodeCursor(cursor, ['instant', 'uuid'])
  const createdAt = new Date(String(since))
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, id: { $lt: String(id) } }] }
}
