import { Migration } from '@mikro-orm/migrations'

/** What was in force when something was decided, found without reading the whole trail. */
export class Migration20261122060101 extends Migration {
  override up(): void {
    this.addSql(`create index audit_event_data_policy_idx on audit_event (organization_id, sequence desc)
  where action in ('data-policy.published', 'data-policy.rolled-back');`)
  }
}
