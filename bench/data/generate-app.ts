import { Random, seededId } from '../../api/fhir-server/synthetic/random.ts'
import { OFFERED_SCOPES } from '../../schema/vocabulary/scope-catalog.ts'
import { generateAppRow, type Household } from './generate-app-row.ts'
import { generateCard } from './generate-card.ts'
import { generateVersion } from './generate-version.ts'
import { SEED } from './seed.ts'
import { phrase } from './words.ts'

const PATIENT_SCOPES = OFFERED_SCOPES.filter(({ level }) => level === 'patient')

/** Makes one live app: its row, its versions (a third have a retired one), its scopes and its card. */
export function generateApp(number: number, { owner, vendors }: Household) {
  const random = new Random(SEED, `app ${number}`)
  const vendor = random.pick(vendors)
  const app = generateAppRow(number, random, { owner, vendor })
  const live = generateVersion(random, app, { status: 'LIVE', number: 2 })
  const scopes = random.some(PATIENT_SCOPES, random.whole(3, 8)).map(({ scope }, position) => ({
    id: seededId(SEED, `scope ${number} ${position}`),
    organization_id: app.organization_id,
    created_at: app.created_at,
    app_version_id: live.id,
    position,
    scope,
    purpose: `${phrase(random, random.whole(30, 110))}.`,
    decision: 'GRANTED',
  }))
  const isSecond = random.chance(1 / 3)
  const retired = isSecond ? [generateVersion(random, app, { status: 'RETIRED', number: 1 })] : []
  return {
    app,
    versions: [live, ...retired],
    scopes,
    card: generateCard(app, live, { vendor, scopes }),
  }
}
