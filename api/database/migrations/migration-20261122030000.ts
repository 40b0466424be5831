import { Migration } from '@mikro-orm/migrations'

/** Finds people of the hospital by role however many patients there are: every notice asks for some. */
export class Migration20261122030000 extends Migration {
  override up(): void {
    this.addSql('create index user_account_roles_idx on user_account using gin (roles)')
  }
}
