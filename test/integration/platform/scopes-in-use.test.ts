import { afterAll, beforeAll, expect, test } from 'vitest'
import { unexplainedScopes } from '../../../api/queries/platform/scopes-in-use.ts'
import { aReviewer, aVendor, saveDraft } from '../../support/builders.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from '../review/template-steps.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

const found = () =>
  unexplainedScopes({ em: platform.orm.em.fork(), organizationId: platform.organization.id })

test('a scope in use that the catalog cannot explain is named, with where it is used', async () => {
  const [owner, reviewer, administrator] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
  const checked = async () => {
    const text = '{ it: organization { diagnostics { key severity message } } }'
    const { diagnostics } = await asked<{ diagnostics: { key: string }[] }>(administrator, text, {})
    return diagnostics.find(({ key }) => key === 'scope-catalog')
  }
  const live = await anAppVersion({ owner, reviewer }, { status: 'LIVE' })
  expect(await found()).toEqual([])
  expect(await checked()).toMatchObject({ severity: 'OK' })
  const scope = 'patient/SupplyRequest.rs'
  const purpose = 'To show what was ordered for them.'
  await saveDraft(owner, { name: 'Supplies', scopes: [{ scope, purpose }] })
  await query(
    platform.databaseUrl,
    `insert into scope_grant (id, organization_id, created_at, app_version_id, environment, owner_id, scope)
     select gen_random_uuid(), a.organization_id, now(), a.live_version_id, 'PRODUCTION', a.owner_id, $1
     from (select a.*, v.id as live_version_id from app a join app_version v on v.app_id = a.id) a where a.slug = $2`,
    [scope, live.app.slug],
  )
  expect(await found()).toEqual([{ scope, usedIn: ['grant', 'submission'] }])
  expect(await checked()).toMatchObject({
    severity: 'WARNING',
    message: `In use without an entry that says what they allow: ${scope}.`,
  })
  await query(platform.databaseUrl, `update scope_grant set ended_at = now() where scope = $1`, [
    scope,
  ])
  expect(await found()).toEqual([{ scope, usedIn: ['submission'] }])
})
