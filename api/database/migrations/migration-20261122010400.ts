import { Migration } from '@mikro-orm/migrations'

/**
 * Attestations that prove themselves: the signature beside the answer, texts proposed by one person and published by
 * another, and which reminders went out. Answers from before keep a null signature: nobody signs in their name later.
 */
export class Migration20261122010400 extends Migration {
  override up(): void {
    this.addSql('alter table attestation add column signature text null')
    this.addSql(`alter table attestation_text
      add column summary text not null default '',
      add column proposed_by_id uuid null,
      add column published_by_id uuid null,
      add constraint attestation_text_proposed_by_id_foreign
        foreign key (proposed_by_id) references user_account (id) on delete set null,
      add constraint attestation_text_published_by_id_foreign
        foreign key (published_by_id) references user_account (id) on delete set null`)
    this.addSql(`create table attestation_proposal (
      id uuid not null primary key,
      organization_id uuid not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      revision int not null default 1,
      state varchar(255) not null,
      body text not null,
      sha256 varchar(255) not null,
      summary text not null,
      proposed_by_id uuid not null,
      constraint attestation_proposal_proposed_by_id_foreign
        foreign key (proposed_by_id) references user_account (id)
    )`)
    this.addSql(`create unique index attestation_proposal_open_unique
      on attestation_proposal (organization_id) where state = 'OPEN'`)
    this.addSql(`create table attestation_reminder (
      app_version_id uuid not null references app_version (id) on delete cascade,
      text_id uuid not null references attestation_text (id),
      round int not null,
      organization_id uuid not null,
      created_at timestamptz not null,
      primary key (app_version_id, text_id, round)
    )`)
  }
}
