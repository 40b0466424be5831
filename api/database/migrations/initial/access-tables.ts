/** What the authorization server and the proxy keep: clients, grants, consents, launches, records. */
export const ACCESS_TABLES = `
create table oauth_client (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_id uuid not null,
  pinned_version_id uuid not null,
  environment varchar(255) not null,
  client_id varchar(255) not null,
  client_type varchar(255) not null,
  redirect_urls text[] not null,
  launch_url text null,
  jwks_url text null,
  jwks jsonb null,
  disabled_at timestamptz null,
  primary key (id)
);
create table client_secret (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  oauth_client_id uuid not null,
  secret_hash varchar(255) not null,
  last_four varchar(255) not null,
  label varchar(255) null,
  activates_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz null,
  primary key (id)
);
create table scope_grant (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  environment varchar(255) not null,
  owner_id uuid not null,
  scope text not null,
  granted_by_id uuid null,
  expires_at timestamptz null,
  ended_at timestamptz null,
  primary key (id)
);
create table consent (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  grant_id varchar(255) not null,
  environment varchar(255) not null,
  user_id uuid not null,
  oauth_client_id uuid not null,
  app_id uuid not null,
  app_version_id uuid not null,
  patient_ref varchar(255) null,
  scopes text[] not null,
  attestation_warning_shown boolean not null,
  last_used_at timestamptz null,
  expires_at timestamptz null,
  revoked_at timestamptz null,
  revoked_by_id uuid null,
  primary key (id)
);
create table launch (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  environment varchar(255) not null,
  mode varchar(255) not null,
  app_id uuid not null,
  app_version_id uuid not null,
  consent_id uuid null,
  user_id uuid null,
  patient_ref varchar(255) null,
  succeeded boolean not null,
  failure text null,
  primary key (id)
);
create table oidc_record (
  environment varchar(255) not null,
  model varchar(255) not null,
  id varchar(255) not null,
  organization_id uuid not null,
  payload jsonb not null,
  grant_id varchar(255) null,
  uid varchar(255) null,
  user_code varchar(255) null,
  account_id varchar(255) null,
  client_id varchar(255) null,
  expires_at timestamptz null,
  consumed_at timestamptz null,
  primary key (environment, model, id)
);
alter table oauth_client add constraint oauth_client_client_id_unique unique (client_id);
alter table oauth_client add constraint oauth_client_app_id_foreign foreign key (app_id) references app (id);
alter table oauth_client add constraint oauth_client_pinned_version_id_foreign foreign key (pinned_version_id) references app_version (id);
alter table client_secret add constraint client_secret_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id);
alter table scope_grant add constraint scope_grant_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table scope_grant add constraint scope_grant_owner_id_foreign foreign key (owner_id) references user_account (id);
alter table scope_grant add constraint scope_grant_granted_by_id_foreign foreign key (granted_by_id) references user_account (id) on delete set null;
alter table consent add constraint consent_grant_id_unique unique (grant_id);
alter table consent add constraint consent_user_id_foreign foreign key (user_id) references user_account (id);
alter table consent add constraint consent_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id);
alter table consent add constraint consent_app_id_foreign foreign key (app_id) references app (id);
alter table consent add constraint consent_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table consent add constraint consent_revoked_by_id_foreign foreign key (revoked_by_id) references user_account (id) on delete set null;
alter table launch add constraint launch_app_id_foreign foreign key (app_id) references app (id);
alter table launch add constraint launch_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table launch add constraint launch_consent_id_foreign foreign key (consent_id) references consent (id) on delete set null;
`
