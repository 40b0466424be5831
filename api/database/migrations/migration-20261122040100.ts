import { Migration } from '@mikro-orm/migrations'

/** Who tries a version out before everybody does, and until when. */
export class Migration20261122040100 extends Migration {
  override up(): void {
    this.addSql(`create table pilot (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_version_id uuid not null,
  oauth_client_id uuid not null,
  started_by_id uuid null,
  ends_at timestamptz not null,
  ended_at timestamptz null,
  end_reason text null,
  primary key (id)
);
alter table pilot add constraint pilot_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table pilot add constraint pilot_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id);
alter table pilot add constraint pilot_started_by_id_foreign foreign key (started_by_id) references user_account (id) on delete set null;
create unique index pilot_one_running on pilot (oauth_client_id) where ended_at is null;
create index pilot_version_idx on pilot (app_version_id, created_at desc);
create table pilot_user (
  pilot_id uuid not null,
  user_id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  added_by_id uuid null,
  primary key (pilot_id, user_id)
);
alter table pilot_user add constraint pilot_user_pilot_id_foreign foreign key (pilot_id) references pilot (id) on delete cascade;
alter table pilot_user add constraint pilot_user_user_id_foreign foreign key (user_id) references user_account (id) on delete cascade;
alter table pilot_user add constraint pilot_user_added_by_id_foreign foreign key (added_by_id) references user_account (id) on delete set null;`)
  }
}
