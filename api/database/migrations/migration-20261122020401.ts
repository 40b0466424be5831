import { Migration } from '@mikro-orm/migrations'

/** Service accounts, and what an EHR binds to the launch token it opens an app with. */
export class Migration20261122020401 extends Migration {
  override up(): void {
    this.addSql(SERVICE_ACCOUNTS)
    this.addSql(EHR_LAUNCHES)
  }
}

const SERVICE_ACCOUNTS = `
create table service_account (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  oauth_client_id uuid not null,
  abilities text[] not null,
  purpose text not null,
  created_by_id uuid not null,
  ended_at timestamptz null,
  primary key (id)
);
alter table service_account add constraint service_account_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id);
alter table service_account add constraint service_account_created_by_id_foreign foreign key (created_by_id) references user_account (id);
create unique index service_account_once on service_account (oauth_client_id) where ended_at is null;
`

const EHR_LAUNCHES = `
create table ehr_launch (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  environment varchar(255) not null,
  token_hash varchar(255) not null,
  service_account_id uuid not null,
  oauth_client_id uuid not null,
  user_id uuid not null,
  patient_id varchar(255) null,
  encounter_id varchar(255) null,
  intent varchar(255) null,
  need_patient_banner boolean not null,
  fhir_context jsonb not null,
  expires_at timestamptz not null,
  consumed_at timestamptz null,
  primary key (id)
);
alter table ehr_launch add constraint ehr_launch_token_hash_unique unique (token_hash);
alter table ehr_launch add constraint ehr_launch_service_account_id_foreign foreign key (service_account_id) references service_account (id);
alter table ehr_launch add constraint ehr_launch_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id);
alter table ehr_launch add constraint ehr_launch_user_id_foreign foreign key (user_id) references user_account (id);
alter table ehr_launch add constraint ehr_launch_environment_known check (environment in ('PRODUCTION', 'SANDBOX'));
create index ehr_launch_expires_at_idx on ehr_launch (expires_at);
`
