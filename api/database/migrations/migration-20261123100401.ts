import { Migration } from '@mikro-orm/migrations'

/** What privacy policies said when they were last read, and refused tokens by their day. */
export class Migration20261123100401 extends Migration {
  override up(): void {
    this.addSql(`create table policy_page (
  app_id uuid not null primary key references app (id) on delete cascade,
  organization_id uuid not null references organization (id),
  url text not null,
  content_hash text null,
  failures int not null default 0,
  checked_at timestamptz not null
);
create index audit_event_token_refused_idx on audit_event (organization_id, created_at) where action = 'token.refused';`)
  }
}
