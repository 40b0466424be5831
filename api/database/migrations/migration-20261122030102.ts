import { Migration } from '@mikro-orm/migrations'

/** A risk that a person raised, with the reason. */
export class Migration20261122030102 extends Migration {
  override up(): void {
    this.addSql(
      'alter table app add column risk_raised_to varchar(255) null, add column risk_raised_reason text null',
    )
  }
}
