import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../schema/vocabulary/representation.ts'
import type { RequestContext } from '../../context.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

/** One relation as those who keep them look at it. */
export interface RepresentationView {
  id: string
  environment: LaunchEnvironment
  patientId: string
  name: string
  email: string
  kind: RepresentationKind
  relatedPersonId: string | null
  validFrom: Date
  validUntil: Date | null
  excludesSensitive: boolean
  endedAt: Date | null
  endReason: string | null
}

/** Which relations are listed; nothing is every one. */
export interface RepresentationFilter {
  environment?: LaunchEnvironment | undefined
  patient?: string | null | undefined
  email?: string | null | undefined
  /** Those that were ended, in place of those that were not. */
  isEnded?: boolean | undefined
  /** One relation, ended or not. */
  id?: string
}

type Dates = 'validFrom' | 'validUntil' | 'endedAt'
type Row = Omit<RepresentationView, Dates> & {
  validFrom: string
  validUntil: string | null
  endedAt: string | null
}

const LISTED = 500

/**
 * Lists the relations that were not ended, latest first: those that are not valid yet, or no more, as well; or, when asked,
 * those that were ended, the last of them first.
 */
export async function representations(
  { em, organizationId }: Pick<RequestContext, 'em' | 'organizationId'>,
  { email, environment, id, isEnded, patient }: RepresentationFilter,
): Promise<RepresentationView[]> {
  const rows = await em.execute<Row[]>(
    `select r.id, r.environment, r.patient_id as "patientId", u.first_name || ' ' || u.last_name as name, u.email,
       r.kind, r.related_person_id as "relatedPersonId", r.valid_from as "validFrom", r.valid_until as "validUntil",
       r.excludes_sensitive as "excludesSensitive", r.ended_at as "endedAt", r.end_reason as "endReason"
     from patient_representation r join user_account u on u.id = r.user_id
     where r.organization_id = ?
       and case when ? = '' then (r.ended_at is not null) = ? else r.id::text = ? end
       and ? in ('', r.environment) and ? in ('', r.patient_id) and ? in ('', u.email)
     order by r.ended_at desc nulls last, r.created_at desc, r.id limit ${LISTED}`,
    [
      organizationId,
      ...[id ?? '', isEnded ?? false, id ?? '', environment ?? ''],
      ...[patient?.trim() ?? '', email?.trim().toLowerCase() ?? ''],
    ],
  )
  return rows.map((row) => ({
    ...row,
    validFrom: timestamp(row.validFrom),
    validUntil: optionalTimestamp(row.validUntil),
    endedAt: optionalTimestamp(row.endedAt),
  }))
}
