import { Migration } from '@mikro-orm/migrations'

/** What people were shown and allowed, kept word for word. Consents of before have no receipt. */
export class Migration20261122030301 extends Migration {
  override up(): void {
    this.addSql(`create table consent_receipt (
  consent_id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  content jsonb not null,
  primary key (consent_id)
);
alter table consent_receipt add constraint consent_receipt_consent_id_foreign foreign key (consent_id) references consent (id) on update cascade on delete cascade;`)
  }
}
