import { Migration } from '@mikro-orm/migrations'

/** Launches are listed for those who read the audit trail, latest first (R208). */
export class Migration20261123070301 extends Migration {
  override up(): void {
    this.addSql(
      `create index launch_latest_idx on launch (organization_id, created_at desc, id desc);`,
    )
  }
}
