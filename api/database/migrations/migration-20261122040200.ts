import { Migration } from '@mikro-orm/migrations'

/** Invitations to work for the hospital, and the changes of its settings found without reading the whole trail. */
export class Migration20261122040200 extends Migration {
  override up(): void {
    this.addSql(`create table member_invitation (
  id uuid not null primary key,
  organization_id uuid not null,
  created_at timestamptz not null,
  email varchar(255) not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0),
  invited_by_id uuid not null,
  token_hash varchar(255) null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz null,
  revoked_at timestamptz null
);
alter table member_invitation add constraint member_invitation_token_hash_unique unique (token_hash);
alter table member_invitation add constraint member_invitation_invited_by_id_foreign foreign key (invited_by_id) references user_account (id);
create unique index member_invitation_open on member_invitation (organization_id, email)
  where accepted_at is null and revoked_at is null;`)
    this.addSql(`create index audit_event_settings_idx on audit_event (organization_id, sequence desc)
  where action in (${SETTINGS_ACTIONS.map((action) => `'${action}'`).join(', ')});`)
  }
}

/** As they were when this was written; what comes later is found as well, only slower. */
const SETTINGS_ACTIONS = [
  'member.invited',
  'member.invitation-revoked',
  'member.joined',
  'member.role-changed',
  'member.removed',
  'organization.changed',
  'policy.changed',
  'scope-catalog.changed',
  'holiday.added',
  'holiday.removed',
  'service-account.created',
  'service-account.ended',
  'second-factor.reset-checked',
  'second-factor.reset-done',
  'second-factor.reset-declined',
]
