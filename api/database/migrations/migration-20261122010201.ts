import { Migration } from '@mikro-orm/migrations'

/**
 * What a replay of events has to know, and which reminder of a secret's end was sent.
 *
 * Events do not commit in the order of their numbers. Each row keeps the transaction that wrote it, and the oldest one
 * that was still running then: everything older was told before it, everything else may still come.
 */
export class Migration20261122010201 extends Migration {
  override up(): void {
    this.addSql(`alter table outbox_message
      add column transaction_id xid8 not null default pg_current_xact_id(),
      add column horizon xid8 not null default pg_snapshot_xmin(pg_current_snapshot())`)
    this.addSql('create index outbox_message_transaction_idx on outbox_message (transaction_id)')
    this.addSql('alter table client_secret add column reminded_days int null')
  }
}
