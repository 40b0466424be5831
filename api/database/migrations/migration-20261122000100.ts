import { Migration } from '@mikro-orm/migrations'
import { fhirTablesSql } from '../../fhir-server/fhir-tables.ts'

/** Tables of the embedded FHIR server, one schema per environment: production and sandbox share no row (R302). */
export class Migration20261122000100 extends Migration {
  override up(): void {
    for (const schema of ['fhir_production', 'fhir_sandbox']) this.addSql(fhirTablesSql(schema))
  }
}
