import { Migration } from '@mikro-orm/migrations'

/** Launch approval records carry the signature of the platform; those from before have none, and say so. */
export class Migration20261123060402 extends Migration {
  override up(): void {
    this.addSql('alter table decision_artifact add column signature text null;')
  }
}
