import { Migration } from '@mikro-orm/migrations'

/** What the server found when it looked at a version. */
export class Migration20261122040402 extends Migration {
  override up(): void {
    this.addSql(RUNS)
  }
}

const RUNS = `
create table validation_run (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  started_by_id uuid null,
  finished_at timestamptz not null,
  verdict varchar(255) not null,
  checks jsonb not null,
  primary key (id)
);
alter table validation_run add constraint validation_run_app_version_id_foreign foreign key (app_version_id) references app_version (id) on delete cascade;
alter table validation_run add constraint validation_run_started_by_id_foreign foreign key (started_by_id) references user_account (id) on delete set null;
create index validation_run_version_idx on validation_run (app_version_id, created_at desc);
`
