import { Migration } from '@mikro-orm/migrations'

/** Vendors and scopes that are disabled in an emergency; grants that ended, found by their version. */
export class Migration20261122030101 extends Migration {
  override up(): void {
    this.addSql(SWITCHES)
  }
}

const SWITCHES = `
create table kill_switch (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  vendor_id uuid null,
  scope text null,
  reason text not null,
  pulled_by_id uuid null,
  lifted_at timestamptz null,
  lifted_by_id uuid null,
  lift_reason text null,
  primary key (id)
);
alter table kill_switch add constraint kill_switch_vendor_id_foreign foreign key (vendor_id) references vendor (id) on delete set null;
alter table kill_switch add constraint kill_switch_pulled_by_id_foreign foreign key (pulled_by_id) references user_account (id) on delete set null;
alter table kill_switch add constraint kill_switch_lifted_by_id_foreign foreign key (lifted_by_id) references user_account (id) on delete set null;
alter table kill_switch add constraint kill_switch_one_thing check ((vendor_id is null) <> (scope is null));
create unique index kill_switch_vendor_once on kill_switch (organization_id, vendor_id) where lifted_at is null and vendor_id is not null;
create unique index kill_switch_scope_once on kill_switch (organization_id, scope) where lifted_at is null and scope is not null;
create index scope_grant_ended_idx on scope_grant (app_version_id, ended_at) where ended_at is not null;
`
