import { Migration } from '@mikro-orm/migrations'

/** What the latest look at each client's key set found. */
export class Migration20261122010200 extends Migration {
  override up(): void {
    this.addSql(`create table key_set_probe (
      oauth_client_id uuid not null primary key,
      organization_id uuid not null,
      checked_at timestamptz not null,
      ok boolean not null,
      detail text not null
    )`)
    this.addSql(`alter table key_set_probe add constraint key_set_probe_oauth_client_id_foreign
      foreign key (oauth_client_id) references oauth_client (id) on update cascade on delete cascade`)
  }
}
