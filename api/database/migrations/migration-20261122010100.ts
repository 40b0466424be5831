import { Migration } from '@mikro-orm/migrations'

/** Invitations, corrections and call-backs of vendors, one vendor per person, and the hospital's own documentation. */
export class Migration20261122010100 extends Migration {
  override up(): void {
    for (const statement of [INVITATIONS, CORRECTIONS, CALLS, DOCS]) this.addSql(statement)
    this.addSql('drop index vendor_member_user_idx')
    this.addSql('create unique index vendor_member_one_vendor on vendor_member (user_id)')
  }
}

const OWNED = `
  id uuid not null primary key,
  organization_id uuid not null,
  created_at timestamptz not null`

const reference = (table: string, column: string, target: string) =>
  `alter table ${table} add constraint ${table}_${column}_foreign foreign key (${column}) references ${target} (id);`

const INVITATIONS = `
create table vendor_invitation (${OWNED},
  vendor_id uuid not null,
  email varchar(255) not null check (email = lower(email)),
  role varchar(255) not null,
  invited_by_id uuid not null,
  token_hash varchar(255) null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepting_user_id uuid null,
  accepted_at timestamptz null,
  revoked_at timestamptz null
);
alter table vendor_invitation add constraint vendor_invitation_token_hash_unique unique (token_hash);
${reference('vendor_invitation', 'vendor_id', 'vendor')}
${reference('vendor_invitation', 'invited_by_id', 'user_account')}
create unique index vendor_invitation_open on vendor_invitation (vendor_id, email)
  where accepted_at is null and revoked_at is null;
create index vendor_invitation_accepting_idx on vendor_invitation (accepting_user_id)
  where accepting_user_id is not null;`

const CORRECTIONS = `
create table vendor_correction (${OWNED},
  vendor_id uuid not null,
  changes jsonb not null,
  reason text not null,
  proposed_by_id uuid not null,
  state varchar(255) not null check (state in ('PROPOSED', 'CONFIRMED', 'DECLINED')),
  decided_by_id uuid null,
  decided_at timestamptz null,
  decision_reason text null,
  constraint vendor_correction_two_people check (decided_by_id <> proposed_by_id)
);
${reference('vendor_correction', 'vendor_id', 'vendor')}
${reference('vendor_correction', 'proposed_by_id', 'user_account')}
create unique index vendor_correction_open on vendor_correction (vendor_id) where state = 'PROPOSED';
create index vendor_correction_vendor_idx on vendor_correction (vendor_id, created_at desc);`

const CALLS = `
create table vendor_call (${OWNED},
  vendor_id uuid not null,
  called_at timestamptz not null,
  phone varchar(255) not null,
  spoken_to varchar(255) not null,
  outcome varchar(255) not null,
  note text not null,
  recorded_by_id uuid not null
);
${reference('vendor_call', 'vendor_id', 'vendor')}
${reference('vendor_call', 'recorded_by_id', 'user_account')}
create index vendor_call_vendor_idx on vendor_call (vendor_id, called_at desc);`

const DOCS = `
create table developer_docs (${OWNED},
  updated_at timestamptz not null,
  revision int not null default 1,
  sections jsonb not null
);
create unique index developer_docs_one on developer_docs (organization_id);`
