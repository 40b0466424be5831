import { Migration } from '@mikro-orm/migrations'

/** Who approved a version, one row per person; and who suspended it, of which kind. */
export class Migration20261122020300 extends Migration {
  override up(): void {
    this.addSql(APPROVALS)
    this.addSql(SUSPENSIONS)
  }
}

/** A person approves a review once; a review that starts over asks everybody again. */
const APPROVALS = `
create table launch_approval (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  approver_id uuid not null,
  ended_at timestamptz null,
  primary key (id)
);
alter table launch_approval add constraint launch_approval_app_version_id_foreign
  foreign key (app_version_id) references app_version (id);
alter table launch_approval add constraint launch_approval_approver_id_foreign
  foreign key (approver_id) references user_account (id);
create unique index launch_approval_once on launch_approval (app_version_id, approver_id) where ended_at is null;
`

const SUSPENSIONS = `
alter table app_version add column suspension_kind varchar(255) null, add column suspended_by_id uuid null;
alter table app_version add constraint app_version_suspended_by_id_foreign
  foreign key (suspended_by_id) references user_account (id) on delete set null;
alter table app_version add constraint app_version_suspension_kind_known
  check (suspension_kind in ('ORDINARY', 'EMERGENCY'));
`
