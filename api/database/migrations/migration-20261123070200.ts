import { Migration } from '@mikro-orm/migrations'

/**
 * What apps keep here for themselves (SMART App State, decision 68). Not among the resources of a FHIR server, so that no
 * search there finds it. `subject` is relative to the base; `content` is sealed.
 */
export class Migration20261123070200 extends Migration {
  override up(): void {
    this.addSql(`create table app_state (
  id uuid primary key,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  environment text not null check (environment in ('PRODUCTION', 'SANDBOX')),
  partition_name text not null,
  vendor_id uuid not null references vendor (id) on delete cascade,
  app_id uuid not null references app (id) on delete cascade,
  code_system text not null,
  code text not null,
  subject text null,
  version int not null default 1,
  content text not null
);
create index app_state_found_idx on app_state (vendor_id, code_system, code, environment, partition_name, subject);
create index app_state_app_idx on app_state (app_id);`)
  }
}
