import { Migration } from '@mikro-orm/migrations'

/** Days on which a hospital's clocks stand still, and reminders of the calendar that were given. */
export class Migration20261122030200 extends Migration {
  override up(): void {
    this.addSql(`
create table holiday (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  day date not null,
  name text not null,
  created_by_id uuid null,
  primary key (id)
);
alter table holiday add constraint holiday_created_by_id_foreign foreign key (created_by_id) references user_account (id) on delete set null;
create unique index holiday_once on holiday (organization_id, day);
create table calendar_reminder (
  about varchar(255) not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  primary key (about)
);`)
  }
}
