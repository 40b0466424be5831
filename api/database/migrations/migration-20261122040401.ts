import { Migration } from '@mikro-orm/migrations'

/** Single apps that are disabled in an emergency have a row too; what a switch reached, and how fast, stays with it. */
export class Migration20261122040401 extends Migration {
  override up(): void {
    this.addSql(SWITCHES)
  }
}

const SWITCHES = `
alter table kill_switch add column app_id uuid null;
alter table kill_switch add column pulled_by_name varchar(255) not null default '';
alter table kill_switch add column reach jsonb null;
alter table kill_switch add column suspended_versions int not null default 0;
alter table kill_switch add column grants_cut int not null default 0;
alter table kill_switch add column milliseconds_to_revoke int null;
update kill_switch k set pulled_by_name = u.first_name || ' ' || u.last_name from user_account u where u.id = k.pulled_by_id;
alter table kill_switch add constraint kill_switch_app_id_foreign foreign key (app_id) references app (id) on delete set null;
alter table kill_switch drop constraint kill_switch_one_thing;
alter table kill_switch add constraint kill_switch_one_thing check (num_nonnulls(app_id, vendor_id, scope) = 1);
create unique index kill_switch_app_once on kill_switch (organization_id, app_id) where lifted_at is null and app_id is not null;
`
