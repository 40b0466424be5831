import { Migration } from '@mikro-orm/migrations'

/** A version that brings an earlier one back refers to it, and its stages to where they were decided. */
export class Migration20261122040101 extends Migration {
  override up(): void {
    this.addSql(`alter table app_version add column restores_version_id uuid null;
alter table app_version add constraint app_version_restores_version_id_foreign foreign key (restores_version_id) references app_version (id);
alter table stage_review add column decided_in_version_id uuid null;
alter table stage_review add constraint stage_review_decided_in_version_id_foreign foreign key (decided_in_version_id) references app_version (id);`)
  }
}
