import { Migration } from '@mikro-orm/migrations'

/** Apps that register themselves in the sandbox, and what each client wants its ID tokens signed with. */
export class Migration20261122030300 extends Migration {
  override up(): void {
    this.addSql(REGISTRATION_TOKENS)
    this.addSql(CLIENT_REGISTRATIONS)
    for (const table of ['app_version', 'oauth_client']) {
      this.addSql(
        `alter table ${table} add column id_token_alg varchar(255) not null default 'RS256'`,
      )
      this.addSql(
        `alter table ${table} add constraint ${table}_id_token_alg_known check (id_token_alg in ('RS256', 'ES256'))`,
      )
    }
  }
}

const REGISTRATION_TOKENS = `
create table registration_token (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  vendor_id uuid not null,
  created_by_id uuid not null,
  label varchar(255) not null,
  token_hash varchar(255) not null,
  last_four varchar(255) not null,
  expires_at timestamptz not null,
  last_used_at timestamptz null,
  revoked_at timestamptz null,
  primary key (id)
);
alter table registration_token add constraint registration_token_token_hash_unique unique (token_hash);
alter table registration_token add constraint registration_token_vendor_id_foreign foreign key (vendor_id) references vendor (id);
alter table registration_token add constraint registration_token_created_by_id_foreign foreign key (created_by_id) references user_account (id);
create index registration_token_vendor_id_idx on registration_token (vendor_id);
`

const CLIENT_REGISTRATIONS = `
create table client_registration (
  oauth_client_id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  registered_by_id uuid not null,
  token_hash varchar(255) not null,
  metadata jsonb not null,
  primary key (oauth_client_id)
);
alter table client_registration add constraint client_registration_token_hash_unique unique (token_hash);
alter table client_registration add constraint client_registration_oauth_client_id_foreign foreign key (oauth_client_id) references oauth_client (id) on update cascade on delete cascade;
alter table client_registration add constraint client_registration_registered_by_id_foreign foreign key (registered_by_id) references user_account (id);
`
