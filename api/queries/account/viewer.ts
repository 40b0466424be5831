import type { Role, VendorRole } from '../../../schema/vocabulary/role.ts'
import { stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'
import type { SignedInViewer } from '../../context.ts'
import type { RowReader } from '../../ports.ts'

interface Row {
  id: string
  name: string
  email: string
  roles: Role[]
  members: { vendorId: string; role: VendorRole }[]
}

/**
 * Reads who somebody is and what they hold, in one statement; undefined for closed or unknown accounts.
 *
 * Asked for on every request, so that a role taken away is gone with the next one. With a session, nobody is found
 * once that was ended.
 */
export async function viewerById(
  reader: RowReader,
  userId: string,
  session?: string,
): Promise<SignedInViewer | undefined> {
  const [row] = await reader.rows<Row>(
    `select u.id, u.first_name || ' ' || u.last_name as name, u.email, to_jsonb(u.roles) as roles,
       coalesce((select jsonb_agg(jsonb_build_object('vendorId', m.vendor_id, 'role', m.role) order by m.created_at)
                 from vendor_member m where m.user_id = u.id), '[]'::jsonb) as members
     from user_account u where u.id = ?::uuid and u.disabled_at is null
       and (?::text = '' or exists (select 1 from oidc_record where environment = 'PRODUCTION' and model = 'Grant'
         and id = ? and (expires_at is null or expires_at > now())))`,
    [userId, session ?? '', session ?? ''],
  )
  if (!row) return undefined
  const { id, members, ...person } = row
  const ownStages = stagesOwnedBy(row.roles)
  return { ...person, userId: id, vendorIds: members, ownStages, session }
}
