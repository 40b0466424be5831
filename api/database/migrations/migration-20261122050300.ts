import { Migration } from '@mikro-orm/migrations'

/** Versions of the data policy, and what replicas tell each other about how often apps ask. */
export class Migration20261122050300 extends Migration {
  override up(): void {
    this.addSql(POLICIES)
    this.addSql(RATES)
  }
}

const POLICIES = `
create table data_policy (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  environment varchar(255) not null,
  number int not null,
  state varchar(255) not null,
  content jsonb not null,
  summary text not null,
  proposed_by_id uuid not null,
  preview jsonb null,
  previewed_at timestamptz null,
  published_by_id uuid null,
  published_at timestamptz null,
  in_force_since timestamptz null,
  primary key (id),
  constraint data_policy_two_people check (published_by_id is null or published_by_id <> proposed_by_id),
  constraint data_policy_in_force_is_published check (in_force_since is null or state = 'PUBLISHED')
);
alter table data_policy add constraint data_policy_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id);
alter table data_policy add constraint data_policy_published_by_id_foreign foreign key (published_by_id) references user_account (id) on delete set null;
create unique index data_policy_number on data_policy (organization_id, environment, number);
create unique index data_policy_in_force on data_policy (organization_id, environment) where in_force_since is not null;
create unique index data_policy_open on data_policy (organization_id, environment) where state in ('DRAFT', 'PREVIEWED');
`

/** Counts of the last minutes: what a crash of the database forgets is a minute of them. */
const RATES = `
create unlogged table fhir_rate_limit (
  key text not null,
  window_start timestamptz not null,
  taken int not null,
  primary key (key, window_start)
);
`
