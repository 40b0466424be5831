import { Migration } from '@mikro-orm/migrations'

/** An EHR may say which kind of work it opens an app from (R289). */
export class Migration20261123070302 extends Migration {
  override up(): void {
    this.addSql('alter table ehr_launch add column workflow varchar(255) null;')
  }
}
