/** What the platform itself keeps: the hospital, audit, outbox, keys, development mail. */
export const PLATFORM_TABLES = `
create table organization (
  id uuid not null,
  slug varchar(255) not null,
  name varchar(255) not null,
  brand jsonb not null,
  settings jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  primary key (id)
);
create table audit_event (
  id uuid not null,
  sequence bigint generated always as identity unique,
  organization_id uuid not null,
  created_at timestamptz not null,
  action varchar(255) not null,
  outcome varchar(255) not null,
  actor_id uuid null,
  actor_name varchar(255) not null,
  vendor_id uuid null,
  app_id uuid null,
  app_version_id uuid null,
  client_id varchar(255) null,
  environment varchar(255) null,
  patient_ref varchar(255) null,
  user_ref varchar(255) null,
  scopes text[] null,
  source_ip varchar(255) null,
  request_id varchar(255) null,
  detail jsonb null,
  primary key (id)
);
create table outbox_message (
  id uuid not null,
  sequence bigint generated always as identity unique,
  organization_id uuid not null,
  created_at timestamptz not null,
  type varchar(255) not null,
  payload jsonb not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz null,
  last_error text null,
  primary key (id)
);
create table mail_message (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  recipient varchar(255) not null,
  subject varchar(255) not null,
  body text not null,
  primary key (id)
);
create table server_key (
  name varchar(255) not null,
  organization_id uuid not null,
  value jsonb not null,
  created_at timestamptz not null,
  primary key (name)
);
alter table organization add constraint organization_slug_unique unique (slug);
`
