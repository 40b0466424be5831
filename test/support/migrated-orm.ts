import type { MikroORM } from '@mikro-orm/postgresql'
import { openOrm } from '../../api/database/orm.ts'
import { freshDatabase } from './database.ts'

/** A pool on a database of its own, for tests that compose less than the whole platform. */
export async function migratedOrm(): Promise<{
  orm: MikroORM
  url: string
  close: () => Promise<void>
}> {
  const url = await freshDatabase()
  const orm = await openOrm(url, 5)
  return { orm, url, close: () => orm.close(true) }
}
