import { Migration } from '@mikro-orm/migrations'

/** What a card of CDS Hooks or a Task hands to the app it opens. */
export class Migration20261123060500 extends Migration {
  override up(): void {
    this.addSql('alter table ehr_launch add column app_context text null;')
  }
}
