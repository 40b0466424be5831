import type { EntityClass } from '@mikro-orm/core'
import type { EntityManager } from '../ports.ts'

/** A row of a table as PostgreSQL writes it in JSON; the ORM knows its columns. */
export type JsonRow = Record<string, never>

interface Column {
  property: string
  name: string
  isMoment: boolean
}

const columnsOf = new WeakMap<object, readonly Column[]>()

/**
 * Reads `row_to_json` of a whole row into an object with the properties of its entity. The unit of work does not know the
 * object: nobody sees what is changed in it.
 */
export function plainRow<T extends object>(
  house: { readonly em: EntityManager },
  entity: EntityClass<T>,
  row: JsonRow,
): T {
  const columns = columnsOf.get(entity) ?? readColumns(house.em, entity)
  const made: Record<string, unknown> = {}
  for (const { property, name, isMoment } of columns) {
    const value: unknown = row[name]
    made[property] = isMoment && typeof value === 'string' ? new Date(value) : value
  }
  return made as T // what a row is in the database, the entity says
}

function readColumns(em: EntityManager, entity: EntityClass<object>): readonly Column[] {
  const columns = em.getMetadata(entity).props.map((prop) => ({
    property: prop.name,
    name: prop.fieldNames?.[0] ?? prop.name,
    isMoment: prop.runtimeType === 'Date',
  }))
  columnsOf.set(entity, columns)
  return columns
}
