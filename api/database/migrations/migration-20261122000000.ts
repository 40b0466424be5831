import { Migration } from '@mikro-orm/migrations'
import { ACCESS_TABLES } from './initial/access-tables.ts'
import { ACCOUNT_TABLES } from './initial/account-tables.ts'
import { APP_TABLES } from './initial/app-tables.ts'
import { PLATFORM_TABLES } from './initial/platform-tables.ts'
import { RULES } from './initial/rules.ts'

/** The first house: every table names its organisation from the start. */
export class Migration20261122000000 extends Migration {
  override up(): void {
    for (const part of [PLATFORM_TABLES, ACCOUNT_TABLES, APP_TABLES, ACCESS_TABLES, RULES]) {
      this.addSql(part)
    }
  }
}
