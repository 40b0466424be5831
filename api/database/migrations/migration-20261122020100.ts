import { Migration } from '@mikro-orm/migrations'

/** Requests of people who lost every second factor, and who decided about them. One per person is open at a time. */
export class Migration20261122020100 extends Migration {
  override up(): void {
    this.addSql(`create table second_factor_reset (
      id uuid not null primary key,
      organization_id uuid not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      revision int not null default 1,
      user_id uuid not null,
      state varchar(255) not null,
      expires_at timestamptz not null,
      source_ip varchar(255) not null,
      identity_check text null,
      checked_by_id uuid null,
      checked_at timestamptz null,
      decided_by_id uuid null,
      decided_at timestamptz null,
      decision_reason text null,
      constraint second_factor_reset_user_id_foreign
        foreign key (user_id) references user_account (id),
      constraint second_factor_reset_state_known
        check (state in ('REQUESTED', 'CHECKED', 'DONE', 'DECLINED', 'WITHDRAWN', 'EXPIRED'))
    )`)
    this.addSql(`create unique index second_factor_reset_open_unique
      on second_factor_reset (user_id) where state in ('REQUESTED', 'CHECKED')`)
    this.addSql(
      'create index second_factor_reset_list_idx on second_factor_reset (organization_id, created_at desc)',
    )
  }
}
