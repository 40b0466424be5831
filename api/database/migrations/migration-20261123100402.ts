import { Migration } from '@mikro-orm/migrations'

/** App state of one code about one subject takes numbered seats, so that two at the same moment cannot both be the last. */
export class Migration20261123100402 extends Migration {
  override up(): void {
    this.addSql(`alter table app_state add column seat smallint null;
update app_state s set seat = n.seat from (
  select id, row_number() over (
    partition by environment, partition_name, vendor_id, code_system, code, coalesce(subject, '') order by created_at, id
  ) as seat from app_state
) n where n.id = s.id;
alter table app_state alter column seat set not null;
create unique index app_state_seat_once on app_state
  (vendor_id, code_system, code, environment, partition_name, coalesce(subject, ''), seat);`)
  }
}
