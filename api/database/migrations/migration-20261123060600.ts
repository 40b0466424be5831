import { Migration } from '@mikro-orm/migrations'

/** Launches from an EHR keep which of the hospital's systems opened the app, by its client id and the name it had then. */
export class Migration20261123060600 extends Migration {
  override up(): void {
    this.addSql(`alter table ehr_launch add column opened_by jsonb;
alter table launch add column ehr_name text;`)
  }
}
