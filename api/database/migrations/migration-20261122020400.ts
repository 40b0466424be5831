import { Migration } from '@mikro-orm/migrations'

/**
 * Signing keys with their dates, their private halves sealed. Keys that lay in clear in this database, and in its
 * copies, are not taken over: access tokens signed with them end, and are refreshed.
 */
export class Migration20261122020400 extends Migration {
  override up(): void {
    this.addSql(`
create table signing_key (
  kid varchar(255) not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  environment varchar(255) not null,
  alg varchar(255) not null,
  public_key jsonb not null,
  sealed text not null,
  sealed_with varchar(255) not null,
  signs_from timestamptz not null,
  primary key (kid)
);
alter table signing_key add constraint signing_key_environment_known
  check (environment in ('PRODUCTION', 'SANDBOX'));
create index signing_key_environment_idx on signing_key (environment, signs_from);
delete from server_key where name ~ '^(production|sandbox)/(access-token|id-token)-key$';`)
  }
}
