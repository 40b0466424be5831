import { Migration } from '@mikro-orm/migrations'

/** Campaigns in which a hospital looks at several live apps again. */
export class Migration20261122030201 extends Migration {
  override up(): void {
    this.addSql(`
create table access_campaign (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  title text not null,
  due_at timestamptz not null,
  opened_by_id uuid not null,
  primary key (id)
);
alter table access_campaign add constraint access_campaign_opened_by_id_foreign foreign key (opened_by_id) references user_account (id);
create table access_campaign_app (
  campaign_id uuid not null,
  app_id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  decision varchar(255) null,
  decided_at timestamptz null,
  decided_by_id uuid null,
  primary key (campaign_id, app_id)
);
alter table access_campaign_app add constraint access_campaign_app_campaign_id_foreign foreign key (campaign_id) references access_campaign (id);
alter table access_campaign_app add constraint access_campaign_app_app_id_foreign foreign key (app_id) references app (id);
alter table access_campaign_app add constraint access_campaign_app_decided_by_id_foreign foreign key (decided_by_id) references user_account (id);
alter table access_campaign_app add constraint access_campaign_app_decision_known check (decision in ('KEEP', 'NARROW', 'RETIRE'));
create index access_campaign_app_open_idx on access_campaign_app (app_id) where decided_at is null;`)
  }
}
