/** Apps, their versions, and all that is handed in with one. */
export const APP_TABLES = `
create table icon (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  vendor_id uuid not null,
  sha256 varchar(255) not null,
  content bytea not null,
  primary key (id)
);
create table app (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  vendor_id uuid not null,
  owner_id uuid not null,
  slug varchar(255) not null,
  name varchar(255) not null,
  support_contact varchar(255) not null,
  runtime_model varchar(255) not null,
  risk_tier varchar(255) not null,
  launch_count int not null default 0,
  last_reviewed_at timestamptz null,
  primary key (id)
);
create table app_version (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_id uuid not null,
  number int not null,
  status varchar(255) not null,
  status_changed_at timestamptz not null,
  review_state varchar(255) null,
  submitted_at timestamptz null,
  submitted_by_id uuid null,
  rejection_code varchar(255) null,
  status_reason text null,
  name varchar(255) not null,
  operating_systems text[] not null,
  homepage_url text null,
  privacy_policy_url text null,
  terms_url text null,
  redirect_urls text[] not null,
  launch_url text null,
  icon_id uuid null,
  short_description text null,
  long_description text null,
  audiences text[] not null,
  uses text[] not null,
  intent varchar(255) null,
  fhir_versions text[] not null,
  compliance text[] not null,
  client_type varchar(255) not null,
  launch_modes text[] not null,
  launch_behaviour jsonb null,
  jwks_url text null,
  jwks jsonb null,
  reviewer_notes text null,
  change_notes text null,
  attestation_answer varchar(255) null,
  primary key (id)
);
create table scope_request (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  position int not null,
  scope text not null,
  purpose text not null,
  justification text null,
  decision varchar(255) not null,
  granted_scope text null,
  reason text null,
  primary key (id)
);
create table document (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_version_id uuid not null,
  uploaded_by_id uuid not null,
  file_name varchar(255) not null,
  description varchar(255) null,
  size_bytes int not null,
  sha256 varchar(255) not null,
  ready_for_viewing boolean not null,
  uploaded_at timestamptz null,
  storage_key varchar(255) not null,
  primary key (id)
);
create table attestation_text (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  version int not null,
  published_at timestamptz not null,
  body text not null,
  sha256 varchar(255) not null,
  primary key (id)
);
create table attestation (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  text_id uuid not null,
  signed_by_id uuid not null,
  answer varchar(255) not null,
  legal_name varchar(255) not null,
  position varchar(255) not null,
  legal_business_name varchar(255) null,
  signed_at timestamptz not null,
  primary key (id)
);
create table message (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  author_id uuid not null,
  body text not null,
  visibility varchar(255) not null,
  primary key (id)
);
create table gallery_card (
  app_id uuid not null,
  organization_id uuid not null,
  slug varchar(255) not null,
  popularity int not null,
  audiences text[] not null,
  uses text[] not null,
  operating_systems text[] not null,
  fhir_versions text[] not null,
  intent varchar(255) not null,
  risk_tier varchar(255) not null,
  attestation varchar(255) not null,
  search_text text not null,
  card text not null,
  updated_at timestamptz not null,
  search_vector tsvector generated always as (to_tsvector('simple', search_text)) stored,
  primary key (app_id)
) with (toast_tuple_target = 8160); -- cards stay beside their keys, as they are: lists read fifty at a time
alter table gallery_card alter column card set storage external;
alter table app add constraint app_vendor_id_foreign foreign key (vendor_id) references vendor (id);
alter table app add constraint app_owner_id_foreign foreign key (owner_id) references user_account (id);
alter table app_version add constraint app_version_app_id_foreign foreign key (app_id) references app (id);
alter table app_version add constraint app_version_submitted_by_id_foreign foreign key (submitted_by_id) references user_account (id) on delete set null;
alter table app_version add constraint app_version_icon_id_foreign foreign key (icon_id) references icon (id) on delete set null;
alter table scope_request add constraint scope_request_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table document add constraint document_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table document add constraint document_uploaded_by_id_foreign foreign key (uploaded_by_id) references user_account (id);
alter table attestation add constraint attestation_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table attestation add constraint attestation_text_id_foreign foreign key (text_id) references attestation_text (id);
alter table attestation add constraint attestation_signed_by_id_foreign foreign key (signed_by_id) references user_account (id);
alter table message add constraint message_app_version_id_foreign foreign key (app_version_id) references app_version (id);
alter table message add constraint message_author_id_foreign foreign key (author_id) references user_account (id);
alter table gallery_card add constraint gallery_card_app_id_foreign foreign key (app_id) references app (id) on update cascade on delete cascade;
`
