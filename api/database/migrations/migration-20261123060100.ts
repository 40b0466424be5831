import { Migration } from '@mikro-orm/migrations'

/** Who releases an approved version: the choice of the app, or of the hospital where it made none; and what holds a release back. */
export class Migration20261123060100 extends Migration {
  override up(): void {
    this.addSql(
      `alter table app add column release_mode text check (release_mode in ('AUTOMATIC', 'MANUAL'));`,
    )
    this.addSql(`alter table app_version add column release_held_by text[];`)
    this.addSql(
      `create index app_version_release_held_idx on app_version (organization_id) where release_held_by is not null;`,
    )
  }
}
