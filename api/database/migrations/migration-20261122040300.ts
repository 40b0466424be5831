import { Migration } from '@mikro-orm/migrations'

/** Apps people ask for that are not there, and departments that ask for one that is. */
export class Migration20261122040300 extends Migration {
  override up(): void {
    this.addSql(APP_REQUESTS)
    this.addSql(ACTIVATIONS)
    this.addSql(APP_ON_CARD)
  }
}

const APP_REQUESTS = `
create table app_request (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_name text not null,
  homepage_url text not null,
  requester_name text null,
  requester_email text null,
  department text null,
  why text not null,
  state varchar(255) not null,
  note text null,
  app_id uuid null,
  decided_by_id uuid null,
  decided_at timestamptz null,
  erased_at timestamptz null,
  primary key (id)
);
alter table app_request add constraint app_request_state_known check (state in ('NEW', 'CONTACTED', 'DECLINED', 'REGISTERED'));
alter table app_request add constraint app_request_erased_whole check (erased_at is null or (requester_name is null and requester_email is null));
alter table app_request add constraint app_request_app_id_foreign foreign key (app_id) references app (id);
alter table app_request add constraint app_request_decided_by_id_foreign foreign key (decided_by_id) references user_account (id);
create index app_request_list_idx on app_request (organization_id, created_at desc, id desc);
create index app_request_person_idx on app_request (created_at) where erased_at is null;
`

const ACTIVATIONS = `
create table activation_request (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_id uuid not null,
  department text not null,
  department_key text not null,
  note text null,
  requested_by_id uuid not null,
  state varchar(255) not null,
  decided_by_id uuid null,
  decided_at timestamptz null,
  reason text null,
  primary key (id)
);
alter table activation_request add constraint activation_request_state_known check (state in ('OPEN', 'ACTIVATED', 'DECLINED', 'WITHDRAWN'));
alter table activation_request add constraint activation_request_app_id_foreign foreign key (app_id) references app (id);
alter table activation_request add constraint activation_request_requested_by_id_foreign foreign key (requested_by_id) references user_account (id);
alter table activation_request add constraint activation_request_decided_by_id_foreign foreign key (decided_by_id) references user_account (id);
create unique index activation_request_one_open on activation_request (app_id, department_key) where state = 'OPEN';
create index activation_request_list_idx on activation_request (organization_id, created_at desc, id desc);
create index activation_request_app_idx on activation_request (app_id);
`

/** The public view of an app names the app by the id the contract knows it by: base64url of "App:uuid". */
const APP_ON_CARD = `
update gallery_card set card = (card::jsonb || jsonb_build_object('appId',
  rtrim(translate(encode(convert_to('App:' || app_id, 'UTF8'), 'base64'), '+/', '-_'), '=')))::text
`
