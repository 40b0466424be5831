import { Migration } from '@mikro-orm/migrations'

/** When each job of the calendar runs next, and mail as HTML. */
export class Migration20261122000200 extends Migration {
  override up(): void {
    this.addSql(`create table scheduled_job (
      name text not null primary key,
      next_run_at timestamptz not null,
      last_run_at timestamptz null,
      last_error text null
    )`)
    this.addSql('alter table mail_message add column html text null')
  }
}
