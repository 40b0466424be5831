import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface ClockTargets {
  /** A day on which the hospital does not work. */
  holidayId: string
}

type Operation = OperationOn<ClockTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

const forAdministrators = (text: Operation['text']): Operation => ({
  text,
  rightful: 'organizationAdmin',
  others: STAFF,
})

export const CLOCK_QUERIES: Readonly<Record<string, Operation>> = {
  holidays: forAdministrators(() => 'holidays { day }'),
  reviewClockExport: {
    text: () =>
      'reviewClockExport(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { rowCount }',
    rightful: 'reviewer',
    others: STAFF,
  },
}

export const CLOCK_MUTATIONS: Readonly<Record<string, Operation>> = {
  holidayAdd: forAdministrators(
    () => `holidayAdd(input: { day: "2031-05-05", name: "Founding day" }) { ${ERRORS} }`,
  ),
  holidayRemove: forAdministrators(
    ({ holidayId }) => `holidayRemove(input: { holidayId: "${holidayId}" }) { ${ERRORS} }`,
  ),
}

/** Prepares a holiday that can be taken back, and a campaign to read. */
export async function clockTargets(platform: TestPlatform): Promise<ClockTargets> {
  const [id = ''] = await column<string>(
    platform,
    `insert into holiday (id, organization_id, created_at, day, name)
     values (gen_random_uuid(), $1, now(), '2030-05-06', 'Spring day') returning id`,
    [platform.organization.id],
  )
  await column(
    platform,
    `with c as (insert into access_campaign (id, organization_id, created_at, title, due_at, opened_by_id)
       select gen_random_uuid(), organization_id, now(), 'Spring', now(), owner_id from app limit 1
       returning id, organization_id)
     insert into access_campaign_app (campaign_id, app_id, organization_id, created_at)
       select c.id, a.id, c.organization_id, now() from c, (select id from app limit 1) a`,
  )
  return { holidayId: Buffer.from(`Holiday:${id}`).toString('base64url') }
}
