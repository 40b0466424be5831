import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { query } from './sql.ts'

/** Makes a migrated, empty database of its own and returns its connection string. Goes with the cluster. */
export async function freshDatabase(): Promise<string> {
  const adminUrl = inject('adminUrl')
  const name = `t_${randomBytes(6).toString('hex')}`
  await query(adminUrl, `create database ${name} template ${inject('template')}`)
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
}
