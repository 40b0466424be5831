import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/** Reads a secret all replicas share, making it first where there is none: whoever comes first decides. */
export async function serverSecret(
  pool: pg.Pool,
  organizationId: string,
  name: string,
): Promise<Uint8Array> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await pool.query(
    `insert into server_key (name, organization_id, value, created_at) values ($1, $2, $3::jsonb, now())
     on conflict (name) do nothing`,
    [name, organizationId, made],
  )
  const { rows } = await pool.query<{ value: string }>(
    'select value from server_key where name = $1',
    [name],
  )
  return Buffer.from(rows[0]?.value ?? '', 'base64url')
}
