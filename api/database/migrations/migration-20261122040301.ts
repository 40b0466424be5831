import { Migration } from '@mikro-orm/migrations'

/** Contracts with vendors by version, strategic partners by two people, and what the gallery says of both. */
export class Migration20261122040301 extends Migration {
  override up(): void {
    this.addSql(CONTRACTS)
    this.addSql(TIER_PROPOSALS)
    this.addSql(
      'alter table decision_artifact add column vendor_contract_id uuid null references vendor_contract (id)',
    )
    this.addSql(
      `alter table gallery_card add column certification varchar(255) not null default 'BASIC'`,
    )
    // What they really are is written by the next round of the calendar (refresh-standings).
    this.addSql(
      `update gallery_card set card = (card::jsonb || '{"certification":"BASIC","partnerTier":"REGISTERED"}')::text`,
    )
    this.addSql('alter table gallery_card alter column certification drop default')
  }
}

const CONTRACTS = `
create table vendor_contract (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  vendor_id uuid not null,
  kind varchar(255) not null,
  title text not null,
  version int null,
  valid_from date not null,
  valid_until date null,
  signer_name text not null,
  signer_position text not null,
  signed_on date not null,
  file_name text not null,
  size_bytes int not null,
  sha256 varchar(255) not null,
  storage_key varchar(255) not null,
  page_count int null,
  findings text[] not null default '{}',
  scan_state varchar(255) not null default 'NOT_SCANNED',
  uploaded_at timestamptz null,
  added_by_id uuid not null,
  terminated_at timestamptz null,
  terminated_by_id uuid null,
  termination_reason text null,
  primary key (id)
);
alter table vendor_contract add constraint vendor_contract_kind_known check (kind in ('DATA_USE_AGREEMENT', 'BUSINESS_ASSOCIATE', 'MASTER_SERVICES', 'OTHER'));
alter table vendor_contract add constraint vendor_contract_days_in_order check (valid_until is null or valid_until >= valid_from);
alter table vendor_contract add constraint vendor_contract_vendor_id_foreign foreign key (vendor_id) references vendor (id);
alter table vendor_contract add constraint vendor_contract_added_by_id_foreign foreign key (added_by_id) references user_account (id);
alter table vendor_contract add constraint vendor_contract_terminated_by_id_foreign foreign key (terminated_by_id) references user_account (id);
create unique index vendor_contract_version on vendor_contract (vendor_id, kind, version);
create index vendor_contract_until_idx on vendor_contract (organization_id, valid_until) where terminated_at is null;
`

const TIER_PROPOSALS = `
create table partner_tier_proposal (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  vendor_id uuid not null,
  change varchar(255) not null,
  reason text not null,
  proposed_by_id uuid not null,
  state varchar(255) not null,
  decided_by_id uuid null,
  decided_at timestamptz null,
  decision_reason text null,
  primary key (id)
);
alter table partner_tier_proposal add constraint partner_tier_proposal_change_known check (change in ('GRANT', 'END'));
alter table partner_tier_proposal add constraint partner_tier_proposal_state_known check (state in ('PROPOSED', 'CONFIRMED', 'DECLINED'));
alter table partner_tier_proposal add constraint partner_tier_proposal_vendor_id_foreign foreign key (vendor_id) references vendor (id);
alter table partner_tier_proposal add constraint partner_tier_proposal_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id);
alter table partner_tier_proposal add constraint partner_tier_proposal_decided_by_id_foreign foreign key (decided_by_id) references user_account (id);
create unique index partner_tier_proposal_one_open on partner_tier_proposal (vendor_id) where state = 'PROPOSED';
create index partner_tier_proposal_vendor_idx on partner_tier_proposal (vendor_id);
`
