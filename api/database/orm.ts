import { Migrator } from '@mikro-orm/migrations'
import { MikroORM, type Options } from '@mikro-orm/postgresql'
import type { Pool } from 'pg'
import { ENTITIES } from './entities.ts'
import { MIGRATIONS } from './migrations/list.ts'

/** Opens the pool and reads the entities; no statement is sent yet. Closing it waits for statements under way. */
export async function openOrm(databaseUrl: string, poolSize = 20): Promise<MikroORM> {
  const pools: Pool[] = []
  const keep = (pool: Pool) => void pools.push(endsOnce(pool))
  const orm = await MikroORM.init({
    ...ormOptions(databaseUrl, poolSize),
    driverOptions: { onPoolCreated: keep },
  })
  const close = orm.close.bind(orm)
  // Kysely forgets its pool before the pool has ended, and a connection that is made just then is never given back:
  // the pool would wait for it for ever. So the pool ends first.
  orm.close = async (force) => {
    for (const pool of pools) await pool.end()
    await close(force)
  }
  return orm
}

function endsOnce(pool: Pool): Pool {
  const end: () => Promise<void> = pool.end.bind(pool)
  let ended: Promise<void> | undefined
  return Object.assign(pool, { end: () => (ended ??= end()) })
}

function ormOptions(clientUrl: string, poolSize: number): Options {
  const socket = new URL(clientUrl).searchParams.get('host') // which MikroORM reads no host from
  return {
    clientUrl,
    ...(socket ? { host: socket } : {}),
    entities: [...ENTITIES],
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    dataloader: false,
    logger: () => undefined, // what matters is said by whoever calls; the migrator's chatter is not
    // Lists are found by hand so that source, build and tests see the same ones.
    migrations: {
      migrationsList: [...MIGRATIONS],
      transactional: true,
      allOrNothing: true,
      snapshot: false,
    },
  }
}
