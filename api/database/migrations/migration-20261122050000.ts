import { Migration } from '@mikro-orm/migrations'

/** Rules two people of the hospital decide: its policy, and what it changed of the scope catalog (decisions 41 and 48). */
export class Migration20261122050000 extends Migration {
  override up(): void {
    this.addSql(`create table hospital_rule (
  id uuid not null primary key,
  organization_id uuid not null,
  created_at timestamptz not null,
  subject varchar(255) not null,
  number int not null check (number > 1),
  value jsonb not null,
  summary text not null,
  proposed_by_id uuid not null,
  confirmed_by_id uuid not null check (confirmed_by_id <> proposed_by_id)
);
alter table hospital_rule add constraint hospital_rule_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id);
alter table hospital_rule add constraint hospital_rule_confirmed_by_id_foreign foreign key (confirmed_by_id) references user_account (id);
create unique index hospital_rule_once on hospital_rule (organization_id, subject, number);`)
    this.addSql(`create table hospital_rule_proposal (
  id uuid not null primary key,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  subject varchar(255) not null,
  state varchar(255) not null check (state in ('OPEN', 'CONFIRMED', 'WITHDRAWN')),
  value jsonb not null,
  summary text not null,
  proposed_by_id uuid not null
);
alter table hospital_rule_proposal add constraint hospital_rule_proposal_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id);
create unique index hospital_rule_proposal_once on hospital_rule_proposal (organization_id, subject) where state = 'OPEN';`)
    this.addSql('alter table stage_review add column policy_version int null;')
    this.addSql(
      `alter table organization add column scope_overrides jsonb null check (jsonb_typeof(scope_overrides) = 'object');`,
    )
  }
}
