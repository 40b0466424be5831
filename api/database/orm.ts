import { Migrator } from '@mikro-orm/migrations'
import { MikroORM, type Options } from '@mikro-orm/postgresql'
import { ENTITIES } from './entities.ts'
import { MIGRATIONS } from './migrations/list.ts'

/** Opens the pool and reads the entities; no statement is sent yet. */
export function openOrm(databaseUrl: string, poolSize = 20): Promise<MikroORM> {
  return MikroORM.init(ormOptions(databaseUrl, poolSize))
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
