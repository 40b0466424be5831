import { Migration } from '@mikro-orm/migrations'

/**
 * Which submission a validation run looked at: the technical validation of a submission is passed on a run of that very
 * one. Runs from before belong to the submission they came after. And who ran the app when a version was submitted, so
 * that the next can be compared with it.
 */
export class Migration20261123060001 extends Migration {
  override up(): void {
    this.addSql(`alter table validation_run add column submitted_at timestamptz null;`)
    this.addSql(`update validation_run r set submitted_at = v.submitted_at from app_version v
  where v.id = r.app_version_id and r.created_at >= v.submitted_at;`)
    this.addSql(`alter table app_version add column runtime_model varchar(255) null;`)
    this.addSql(`update app_version v set runtime_model = a.runtime_model from app a
  where a.id = v.app_id and v.submitted_at is not null;`)
  }
}
