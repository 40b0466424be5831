import { Migration } from '@mikro-orm/migrations'

/** Forms of the review that a hospital writes: who proposed a version, and what waits for a second person. */
export class Migration20261122040400 extends Migration {
  override up(): void {
    this.addSql(PROPOSALS)
  }
}

const PROPOSALS = `
alter table review_template add column proposed_by_id uuid null;
alter table review_template add constraint review_template_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id) on delete set null;
create table review_template_proposal (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  kind varchar(255) not null,
  state varchar(255) not null,
  body text not null,
  items jsonb not null,
  summary text not null,
  proposed_by_id uuid not null,
  primary key (id)
);
alter table review_template_proposal add constraint review_template_proposal_proposed_by_id_foreign foreign key (proposed_by_id) references user_account (id);
create unique index review_template_proposal_once on review_template_proposal (organization_id, kind) where state = 'OPEN';
`
