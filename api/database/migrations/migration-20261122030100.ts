import { Migration } from '@mikro-orm/migrations'

/** Who decided about a scope, and when. What was granted before had no decision of its own, and has none now. */
export class Migration20261122030100 extends Migration {
  override up(): void {
    this.addSql(DECISIONS)
  }
}

const DECISIONS = `
alter table scope_request add column decided_at timestamptz null, add column decided_by_id uuid null;
alter table scope_request add constraint scope_request_decided_by_id_foreign foreign key (decided_by_id) references user_account (id) on delete set null;
`
