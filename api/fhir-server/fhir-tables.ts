/**
 * Names the PostgreSQL schema of one FHIR base, safe to place in SQL.
 * Refuses anything but a short lower-case identifier.
 */
export const fhirSchema = (schemaName: string): string => {
  if (!/^[a-z_][a-z0-9_]{0,47}$/.test(schemaName)) {
    throw new Error(`"${schemaName}" cannot name a PostgreSQL schema of FHIR resources.`)
  }
  return `"${schemaName}"`
}

/**
 * Writes the tables of one FHIR base; running it again changes nothing.
 *
 * `resource` holds the current version of everything, `version` every version ever written
 * (a deletion has no content), `idx` one row per searchable value. Content is `json`, not `jsonb`:
 * it is only ever returned whole, as it was written. The indexes live inside the schema, so two
 * bases in one database do not meet.
 */
export const fhirTablesSql = (schemaName: string): string => {
  const schema = fhirSchema(schemaName)
  return `
create schema if not exists ${schema};

create table if not exists ${schema}.resource (
  type text not null,
  id text not null,
  version_id integer not null,
  last_updated timestamptz not null,
  deleted boolean not null default false,
  content json,
  primary key (type, id)
);
create index if not exists resource_last_updated
  on ${schema}.resource (type, last_updated desc, id) where not deleted;

create table if not exists ${schema}.version (
  type text not null,
  id text not null,
  version_id integer not null,
  last_updated timestamptz not null,
  method text not null,
  content json,
  primary key (type, id, version_id)
);

create table if not exists ${schema}.idx (
  type text not null,
  id text not null,
  code text not null,
  text text,
  exact text,
  system text,
  low double precision,
  high double precision
);
${createValueIndexes(schema)}
`
}

/** Writes the indexes of `idx`. @param schema quoted name, as `fhirSchema` gives it. */
export const createValueIndexes = (schema: string): string => `
create index if not exists idx_text on ${schema}.idx (type, code, text text_pattern_ops, id);
create index if not exists idx_low on ${schema}.idx (type, code, low, id) where low is not null;
create index if not exists idx_resource on ${schema}.idx (type, id, code);
`

/** Drops them: filling an empty `idx` takes half the time when they are made afterwards. */
export const dropValueIndexes = (schema: string): string =>
  ['idx_text', 'idx_low', 'idx_resource']
    .map((name) => `drop index if exists ${schema}.${name};`)
    .join('\n')
