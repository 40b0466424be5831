import { Migration } from '@mikro-orm/migrations'

/**
 * What people did under a key of their own, so that a request that is sent again is answered and not done again
 * (docs/decisions/0062). What was done may be gone by then: nothing is referred to.
 */
export class Migration20261123060200 extends Migration {
  override up(): void {
    this.addSql(`create table idempotency_key (
  organization_id uuid not null,
  actor_id uuid not null,
  key text not null,
  action text not null,
  input_hash text not null,
  answer_id uuid,
  created_at timestamptz not null,
  primary key (organization_id, actor_id, key)
);
create index idempotency_key_created_at_idx on idempotency_key (created_at);`)
  }
}
