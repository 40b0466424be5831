import { Migration } from '@mikro-orm/migrations'

/** Lets all access tokens of a client be over at once, those of backend services too, which rest on no session. */
export class Migration20261122030001 extends Migration {
  override up(): void {
    this.addSql('alter table oauth_client add column tokens_from timestamptz null')
  }
}
