import { Migration } from '@mikro-orm/migrations'

/** What is known of a document's content, and the two questions the calendar asks about documents. */
export class Migration20261122010300 extends Migration {
  override up(): void {
    this.addSql(`alter table document
      add column page_count int null,
      add column findings text[] not null default '{}',
      add column scan_state varchar(255) not null default 'NOT_SCANNED',
      add column scan_signature varchar(255) null`)
    this.addSql('alter table document alter column description type varchar(1000)')
    this.addSql(
      'create index document_announced_idx on document (created_at) where uploaded_at is null',
    )
    this.addSql(
      `create index document_unscanned_idx on document (uploaded_at) where scan_state in ('WAITING', 'NOT_SCANNED')`,
    )
    this.addSql('create unique index document_storage_key_idx on document (storage_key)')
  }
}
