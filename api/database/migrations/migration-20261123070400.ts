import { Migration } from '@mikro-orm/migrations'

/** What a department no longer uses leaves its collection; no department asks again for what it uses. */
export class Migration20261123070400 extends Migration {
  override up(): void {
    this.addSql(`alter table activation_request drop constraint activation_request_state_known;
alter table activation_request add constraint activation_request_state_known
  check (state in ('OPEN', 'ACTIVATED', 'DECLINED', 'WITHDRAWN', 'ENDED'));`)
  }
}
