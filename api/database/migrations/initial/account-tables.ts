/** People, and the vendors they work for. */
export const ACCOUNT_TABLES = `
create table user_account (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  email varchar(255) not null,
  email_verified_at timestamptz null,
  first_name varchar(255) not null,
  last_name varchar(255) not null,
  password_hash varchar(255) not null,
  roles text[] not null,
  disabled_at timestamptz null,
  primary key (id)
);
create table fhir_identity (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  user_id uuid not null,
  environment varchar(255) not null,
  reference varchar(255) not null,
  primary key (id)
);
create table email_verification (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  user_id uuid not null,
  token_hash varchar(255) not null,
  expires_at timestamptz not null,
  used_at timestamptz null,
  primary key (id)
);
create table vendor (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  kind varchar(255) not null,
  legal_first_name varchar(255) not null,
  legal_last_name varchar(255) not null,
  legal_business_name varchar(255) null,
  duns varchar(255) null,
  position varchar(255) not null,
  address jsonb not null,
  phone varchar(255) not null,
  email varchar(255) not null,
  website varchar(255) null,
  contact_verified_at timestamptz null,
  primary key (id)
);
create table vendor_member (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  vendor_id uuid not null,
  user_id uuid not null,
  role varchar(255) not null,
  primary key (id)
);
alter table fhir_identity add constraint fhir_identity_user_id_foreign foreign key (user_id) references user_account (id);
alter table email_verification add constraint email_verification_token_hash_unique unique (token_hash);
alter table email_verification add constraint email_verification_user_id_foreign foreign key (user_id) references user_account (id);
alter table vendor_member add constraint vendor_member_vendor_id_foreign foreign key (vendor_id) references vendor (id);
alter table vendor_member add constraint vendor_member_user_id_foreign foreign key (user_id) references user_account (id);
`
