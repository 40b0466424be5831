import { Migration } from '@mikro-orm/migrations'

/** Accesses to records by what they have in common, day by day, and how far the trail has been counted. */
export class Migration20261122050400 extends Migration {
  override up(): void {
    this.addSql(`create table access_count (
  day date not null,
  facts_hash text not null,
  organization_id uuid not null,
  app_id uuid null,
  app_version_id uuid not null,
  environment varchar(255) not null,
  client_id varchar(255) not null,
  outcome varchar(255) not null,
  resource_type varchar(255) not null,
  interaction varchar(255) not null,
  scopes jsonb not null,
  needed jsonb not null,
  user_kind varchar(255) not null,
  rule varchar(255) not null,
  requests int not null,
  streamed int not null,
  last_at timestamptz not null,
  primary key (day, facts_hash)
);
create index access_count_version_idx on access_count (app_version_id, environment, day);
create index access_count_app_idx on access_count (app_id, environment, day);
create table access_count_progress (
  only_row boolean not null primary key default true check (only_row),
  counted_to bigint not null,
  marked_to bigint null,
  writers text[] not null default '{}'
);
insert into access_count_progress (counted_to) values (0);`)
  }
}
