import { Migration } from '@mikro-orm/migrations'

/** Why the hospital ended what a person had allowed; and the lists of what stands, newest first. */
export class Migration20261123060300 extends Migration {
  override up(): void {
    this.addSql(`alter table consent add column revoked_reason text null;
create index consent_standing_idx on consent (organization_id, created_at desc, id desc) where revoked_at is null;
create index consent_standing_app_idx on consent (app_id, created_at desc, id desc) where revoked_at is null;`)
  }
}
