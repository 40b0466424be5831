import { Migration } from '@mikro-orm/migrations'

/** Accounts may be opened by an OpenID provider of the hospital. */
export class Migration20261122040500 extends Migration {
  override up(): void {
    this.addSql(`create table federated_identity (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  user_id uuid not null,
  issuer varchar(500) not null,
  subject varchar(255) not null,
  primary key (id)
);
alter table federated_identity add constraint federated_identity_user_id_foreign foreign key (user_id) references user_account (id);
create unique index federated_identity_subject on federated_identity (organization_id, issuer, subject);
create unique index federated_identity_user on federated_identity (user_id, issuer);`)
  }
}
