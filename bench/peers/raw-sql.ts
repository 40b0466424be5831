import { createServer } from 'node:http'
import pg from 'pg'
import { serveSide } from '../serve-side.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'

/** The page as PostgreSQL writes it out of the tables; what is left is sent as it comes. */
const PAGE = `
select coalesce(json_agg(json_build_object(
  'slug', a.slug, 'name', v.name, 'vendorName', d.legal_business_name,
  'shortDescription', v.short_description, 'operatingSystems', v.operating_systems,
  'audiences', v.audiences, 'uses', v.uses, 'intent', v.intent, 'fhirVersions', v.fhir_versions,
  'attestation', v.attestation_answer, 'riskTier', a.risk_tier, 'versionNumber', v.number,
  'liveSince', v.status_changed_at, 'launchCount', a.launch_count, 'scopes', s.scopes
) order by a.launch_count desc, a.id desc), '[]')::text as page
from (
  select * from app
  where exists (select 1 from app_version where app_id = app.id and status = 'LIVE')
  order by launch_count desc, id desc limit $1
) a
join app_version v on v.app_id = a.id and v.status = 'LIVE'
join vendor d on d.id = a.vendor_id
cross join lateral (
  select coalesce(json_agg(json_build_object('scope', r.scope, 'purpose', r.purpose) order by r.position), '[]') scopes
  from scope_request r
  where r.app_version_id = v.id and r.decision in ('GRANTED', 'NARROWED')
) s`

/** Node's own server and one prepared statement: as little as can stand between the tables and the answer. */
await serveSide(async (connectionString) => {
  const pool = new pg.Pool({ connectionString, max: 20 })
  const page = async (first: number) => {
    const statement = { name: 'page', text: PAGE, values: [first] }
    const { rows } = await pool.query<{ page: string }>(statement)
    return rows[0]?.page ?? '[]'
  }
  const server = createServer((request, response) => {
    const first = Number(new URL(request.url ?? '/', 'http://raw').searchParams.get('first'))
    page(first).then(
      (json) => response.setHeader('content-type', 'application/json').end(json),
      () => response.writeHead(500).end(),
    )
  })
  const url = await listenOnFreePort(server)
  return {
    url,
    async stop() {
      server.closeAllConnections()
      server.close()
      await pool.end()
    },
  }
})
