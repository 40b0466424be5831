import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import { AccessTrail } from '../../commands/access/access-trail.ts'
import { type LaunchOutcome, recordAccess } from '../../commands/access/record-access.ts'
import { showListing } from '../../commands/review/listing-effects.ts'
import type { OpeningEhr } from '../../domain/ehr-launch.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { DemoClient } from '../demo-report.ts'
import type { DemoStage } from '../demo-stage.ts'
import { HOSPITAL_PEOPLE } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

interface LiveApp {
  appId: string
  vendorId: string
  appVersionId: string
  clientId: string
  launchModes: LaunchMode[]
  scopes: string[]
}

/** Launches of one app. */
const EACH = 3
/** One in so many ends without tokens: somebody did not allow it. */
const REFUSED_ONE_IN = 7
/** Between two launches of the list, in days. */
const PACE = 0.37

/** Lets people have opened the apps in use these last days, as the authorization server writes it down. */
export async function seedLaunches(
  stage: DemoStage,
  people: SeededPeople,
  clients: readonly DemoClient[],
): Promise<void> {
  const apps = await stage.backstage().em.execute<LiveApp[]>(LIVE_APPS)
  const system = clients.find(({ clientType }) => clientType === 'backend-service')
  const ehr = system && { clientId: system.clientId, name: system.appName }
  for (const [place, app] of apps.entries()) {
    for (let n = 0; n < EACH; n += 1) {
      const turn = n * apps.length + place
      await launch(stage, { people, app, ehr, turn })
    }
    await countedAgain(stage, app)
  }
}

interface Launch {
  readonly people: SeededPeople
  readonly app: LiveApp
  readonly ehr: OpeningEhr | undefined
  readonly turn: number
}

async function launch(stage: DemoStage, { people, app, ehr, turn }: Launch): Promise<void> {
  const { launchModes, scopes, ...ids } = app
  const mode = launchModes.includes('EHR') ? 'EHR' : 'STANDALONE'
  const person = HOSPITAL_PEOPLE.find(
    ({ role }) => role === (mode === 'EHR' ? 'clinician' : 'patient'),
  )
  const userId = people.users.get(person?.email ?? '')
  const isRefused = turn % REFUSED_ONE_IN === REFUSED_ONE_IN - 1
  const outcome: LaunchOutcome = {
    ...{ ...ids, mode, userId, scopes, environment: 'PRODUCTION' },
    ehr: mode === 'EHR' ? ehr : undefined,
    patientRef: isRefused ? undefined : PATIENT,
    grantId: undefined,
    ...(isRefused ? { failure: 'access_denied' } : {}),
  }
  const ctx = await stage.as(userId ?? '', stage.daysAgo((turn + 1) * PACE))
  await recordAccess(ctx, new AccessTrail(ctx.ports.rowWriter), { launch: outcome })
}

const PATIENT = 'Patient/demo-patient-1'

/** The card in the gallery shows the number of launches too. */
async function countedAgain(stage: DemoStage, { appId, appVersionId }: LiveApp): Promise<void> {
  const ctx = stage.backstage()
  const app = await ctx.em.findOneOrFail(App, { id: appId })
  const version = await ctx.em.findOneOrFail(AppVersion, { id: appVersionId })
  await showListing(ctx, { app, version })
}

const LIVE_APPS = `
select a.id as "appId", a.vendor_id as "vendorId", v.id as "appVersionId", c.client_id as "clientId",
  to_jsonb(v.launch_modes) as "launchModes",
  (select coalesce(jsonb_agg(g.scope order by g.scope), '[]') from scope_grant g
   where g.app_version_id = v.id and g.environment = 'PRODUCTION' and g.ended_at is null) as scopes
from app_version v join app a on a.id = v.app_id
join oauth_client c on c.pinned_version_id = v.id and c.environment = 'PRODUCTION'
where v.status = 'LIVE' and c.client_type <> 'BACKEND_SERVICE' and v.launch_modes && '{EHR,STANDALONE}'
order by v.created_at, v.id`
