import type { CallerFacts } from '../../../../schema/vocabulary/data-policy.ts'
import type { AppUse, IntentLabel, RiskTier } from '../../../../schema/vocabulary/registration.ts'
import type { RowReader } from '../../../ports.ts'

/** What is known of an app and a person; who the person is to the patient, the token says. */
export type StoredFacts = Omit<CallerFacts, 'userKind'>

interface Row {
  uses: AppUse[]
  risk_tier: RiskTier
  intent: IntentLabel | null
  app_departments: string[]
  own_departments: string[]
}

/**
 * Reads what the rules of the data policy can ask about the version of an app and the person who uses it. The
 * platform knows the departments of those who asked for apps in their name; for them only those count that have the app.
 */
export async function callerFacts(
  reader: RowReader,
  appVersionId: string,
  userId: string | undefined,
): Promise<StoredFacts> {
  const [row] = await reader.rows<Row>(STATEMENT, [userId ?? '', appVersionId])
  if (!row) return NOT_KNOWN
  const { uses, risk_tier: riskTier, intent, app_departments: departments, own_departments } = row
  return {
    uses: uses.length > 0 ? uses : undefined,
    riskTier,
    purpose: intent ?? undefined,
    departments:
      own_departments.length > 0
        ? departments.filter((each) => own_departments.includes(each))
        : departments,
  }
}

const NOT_KNOWN: StoredFacts = {
  uses: undefined,
  riskTier: undefined,
  purpose: undefined,
  departments: undefined,
}

const STATEMENT = `
select to_jsonb(v.uses) as uses, a.risk_tier, v.intent,
  coalesce((select jsonb_agg(distinct r.department_key) from activation_request r
    where r.app_id = a.id and r.state = 'ACTIVATED'), '[]'::jsonb) as app_departments,
  coalesce((select jsonb_agg(distinct r.department_key) from activation_request r
    where r.requested_by_id::text = ? and r.state = 'ACTIVATED'), '[]'::jsonb) as own_departments
from app_version v
join app a on a.id = v.app_id
where v.id = ?::uuid`
