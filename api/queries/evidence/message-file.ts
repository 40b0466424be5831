import type { RequestContext } from '../../context.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import { type EvidenceReach, jsonFile } from './evidence-file.ts'

/** Reads the thread of a version, oldest first; notes among reviewers are marked, and there for those who read them. */
export async function messageFile(
  { em }: RequestContext,
  { id }: Pick<AppVersion, 'id'>,
  { internalMessages }: EvidenceReach,
): Promise<ArchivedFile> {
  const visible = internalMessages
    ? ['DEVELOPER_AND_REVIEWERS', 'REVIEWERS_ONLY']
    : ['DEVELOPER_AND_REVIEWERS']
  const rows = await em.execute<object[]>(
    `select to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       u.first_name || ' ' || u.last_name as author, m.visibility, m.body
     from message m join user_account u on u.id = m.author_id
     where m.app_version_id = ? and m.visibility in (?) order by m.created_at, m.id`,
    [id, visible],
  )
  return jsonFile('messages.json', rows)
}
