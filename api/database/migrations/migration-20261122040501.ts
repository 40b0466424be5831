import { Migration } from '@mikro-orm/migrations'

/** People may act for patients who are not themselves. */
export class Migration20261122040501 extends Migration {
  override up(): void {
    this.addSql(`create table patient_representation (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  environment varchar(255) not null,
  user_id uuid not null,
  patient_id varchar(64) not null,
  kind varchar(255) not null,
  related_person_id varchar(64) null,
  valid_from timestamptz not null,
  valid_until timestamptz null,
  excludes_sensitive boolean not null,
  ended_at timestamptz null,
  primary key (id)
);
alter table patient_representation add constraint patient_representation_user_id_foreign foreign key (user_id) references user_account (id);
create unique index patient_representation_open on patient_representation (user_id, environment, patient_id) where ended_at is null;
create index patient_representation_patient on patient_representation (environment, patient_id);`)
  }
}
