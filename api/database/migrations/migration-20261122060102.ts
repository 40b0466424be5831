import { Migration } from '@mikro-orm/migrations'

/** The situations of the sandbox an app has met, kept with the run that looked, and shown in the gallery. */
export class Migration20261122060102 extends Migration {
  override up(): void {
    this.addSql(`alter table validation_run add column scenarios text[] not null default '{}';`)
    this.addSql(`alter table validation_run alter column scenarios drop default;`)
    this.addSql(`create index audit_event_sandbox_idx on audit_event (app_version_id, patient_ref)
  where environment = 'SANDBOX' and action = 'resource.accessed' and patient_ref is not null;`)
    this.addSql(
      `update gallery_card set card = (card::jsonb || '{"scenarios":[]}')::text where not jsonb_exists(card::jsonb, 'scenarios');`,
    )
  }
}
