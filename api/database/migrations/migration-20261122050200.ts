import { Migration } from '@mikro-orm/migrations'

/** Who ends a relation says why. Those that ended before have no reason. */
export class Migration20261122050200 extends Migration {
  override up(): void {
    this.addSql('alter table patient_representation add column end_reason text null;')
  }
}
