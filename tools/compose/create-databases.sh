#!/bin/sh
# Runs once, when the database server is new: each FHIR server gets a database and a role of its own,
# so that neither can read the other's records, nor the platform's.
set -eu
: "${FHIR_DB_PASSWORD:?is not set}" "${FHIR_SANDBOX_DB_PASSWORD:?is not set}"

create() {
  psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
    --set name="$1" --set password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}

create fhir "$FHIR_DB_PASSWORD"
create fhir_sandbox "$FHIR_SANDBOX_DB_PASSWORD"
