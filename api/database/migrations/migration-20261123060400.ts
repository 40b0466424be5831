import { Migration } from '@mikro-orm/migrations'

/** Apps that work without a person are found without reading every version and every scope (A20). */
export class Migration20261123060400 extends Migration {
  override up(): void {
    this.addSql(`create index app_version_client_type_idx on app_version (organization_id, client_type, submitted_at, id)
  where status = 'IN_REVIEW';`)
    this.addSql(
      `create index app_version_backend_idx on app_version (id) where client_type = 'BACKEND_SERVICE';`,
    )
    this.addSql(
      `create index scope_request_system_idx on scope_request (app_version_id) where scope like 'system/%';`,
    )
  }
}
