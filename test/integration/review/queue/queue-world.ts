import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Version } from '../../../support/builders.ts'
import type { TestPlatform } from '../../../support/test-platform.ts'
import { localId } from '../../notices/people.ts'

export interface Move {
  action: string
  at: Date
}

export interface OpenedStage {
  stage: string
  state: string
  startedAt: Date | null
  dueAt: Date | null
  decidedAt: Date | null
  ownerId: string | null
}

/** What happened to one version, as the tables have it. */
export interface History {
  name: string
  isPatientFacing: boolean
  moves: Move[]
  stages: OpenedStage[]
}

/** Writes versions in review into the tables, each like another one but with a history of its own. */
export async function writeHistories(
  { databaseUrl, organization }: TestPlatform,
  like: Pick<Version, 'id'>,
  histories: readonly History[],
): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    for (const { name, isPatientFacing, moves, stages } of histories) {
      const [appId, id] = [randomUUID(), randomUUID()]
      await client.query(
        `insert into app select (jsonb_populate_record(a, jsonb_build_object('id', $1::text, 'slug', $1::text))).*
         from app a where id = (select app_id from app_version where id = $2)`,
        [appId, localId(like.id)],
      )
      const fields = {
        ...{ id, app_id: appId, name, submitted_at: moves[0]?.at },
        audiences: [isPatientFacing ? 'PATIENT' : 'PROVIDER'],
      }
      await client.query(
        `insert into app_version select (jsonb_populate_record(v, $1::jsonb)).* from app_version v where id = $2`,
        [JSON.stringify(fields), localId(like.id)],
      )
      for (const { action, at } of moves) {
        await client.query(
          `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name, app_version_id)
           values (gen_random_uuid(), $1, $2, $3, 'SUCCESS', 'Somebody', $4)`,
          [organization.id, at, action, id],
        )
      }
      for (const { stage, state, startedAt, dueAt, decidedAt, ownerId } of stages) {
        await client.query(
          `insert into stage_review (id, organization_id, created_at, updated_at, app_version_id, stage, state,
             started_at, due_at, decided_at, owner_id, checklist)
           values (gen_random_uuid(), $1, now(), now(), $2, $3, $4, $5, $6, $7, $8, '[]')`,
          [organization.id, id, stage, state, startedAt, dueAt, decidedAt, ownerId],
        )
      }
    }
  } finally {
    await client.end()
  }
}
