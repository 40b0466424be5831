import pg from 'pg'
import { generateApp } from './generate-app.ts'
import { generateOwner, generateVendor } from './generate-vendor.ts'
import type { Row } from './row.ts'

const APPS_PER_VENDOR = 20
const BATCH = 500

/** Writes live apps into the real tables and the read model, some hundred rows per statement. */
export async function insertApps(url: string, organizationId: string, apps: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const owner = generateOwner(organizationId)
    await insert(client, 'user_account', [owner])
    const vendors = Array.from({ length: Math.ceil(apps / APPS_PER_VENDOR) }, (_, number) =>
      generateVendor(organizationId, number),
    )
    await insert(client, 'vendor', vendors)
    for (let first = 0; first < apps; first += BATCH) {
      const length = Math.min(BATCH, apps - first)
      const made = Array.from({ length }, (_, i) => generateApp(first + i, { owner, vendors }))
      await insert(
        client,
        'app',
        made.map(({ app }) => app),
      )
      await insert(
        client,
        'app_version',
        made.flatMap(({ versions }) => versions),
      )
      await insert(
        client,
        'scope_request',
        made.flatMap(({ scopes }) => scopes),
      )
      await insert(
        client,
        'gallery_card',
        made.map(({ card }) => card),
      )
    }
  } finally {
    await client.end()
  }
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}
