import { Migration } from '@mikro-orm/migrations'

/** Incidents: what a suspension or an emergency stopped, which replicas confirmed it and when, and how it was resolved. */
export class Migration20261123060301 extends Migration {
  override up(): void {
    this.addSql(INCIDENTS)
    this.addSql(REPLICAS)
    this.addSql(OPEN_ALREADY)
  }
}

const INCIDENTS = `
create table incident (
  id uuid primary key,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  kind varchar(255) not null check (kind in ('SUSPENSION', 'EMERGENCY')),
  app_id uuid null,
  vendor_id uuid null,
  scope text null,
  kill_switch_id uuid null,
  reason text not null,
  opened_by_id uuid null,
  opened_by_name varchar(255) not null,
  client_ids text[] not null default '{}',
  session_count int not null default 0,
  token_count int not null default 0,
  person_count int not null default 0,
  -- By the clock of the database, as what replicas confirm; null where nothing was measured.
  asked_at timestamptz null,
  closed_at timestamptz null,
  closed_by_id uuid null,
  finding text null,
  remedy text null,
  check (num_nonnulls(app_id, vendor_id, scope) <= 1),
  check ((closed_at is null) = (finding is null) and (closed_at is null) = (remedy is null))
);
alter table incident
  add constraint incident_app_id_foreign foreign key (app_id) references app (id) on delete set null,
  add constraint incident_vendor_id_foreign foreign key (vendor_id) references vendor (id) on delete set null,
  add constraint incident_kill_switch_id_foreign foreign key (kill_switch_id) references kill_switch (id) on delete set null,
  add constraint incident_opened_by_id_foreign foreign key (opened_by_id) references user_account (id) on delete set null,
  add constraint incident_closed_by_id_foreign foreign key (closed_by_id) references user_account (id) on delete set null;
create index incident_list_idx on incident (organization_id, created_at desc, id desc);
create index incident_kill_switch_idx on incident (kill_switch_id) where kill_switch_id is not null;

create table incident_version (
  incident_id uuid not null references incident (id) on delete cascade,
  app_version_id uuid not null references app_version (id) on delete cascade,
  primary key (incident_id, app_version_id)
);
create index incident_version_idx on incident_version (app_version_id);

create table incident_session (
  id uuid primary key,
  incident_id uuid not null references incident (id) on delete cascade,
  app_id uuid not null,
  client_id text not null,
  user_id uuid null,
  launch_id uuid null,
  since timestamptz not null,
  last_used_at timestamptz null,
  token_count int not null
);
create index incident_session_idx on incident_session (incident_id, since desc, id desc);`

const REPLICAS = `
create table replica (
  id uuid primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create table incident_replica (
  incident_id uuid not null references incident (id) on delete cascade,
  replica_id uuid not null,
  obeyed_at timestamptz null,
  primary key (incident_id, replica_id)
);
create index incident_replica_waiting_idx on incident_replica (replica_id) where obeyed_at is null;
create index audit_event_stop_idx on audit_event (app_version_id, created_at)
  where action in ('app-version.suspend', 'app-version.reinstate', 'app-version.retire', 'app-version.supersede', 'message.posted');`

/** What is stopped already gets its incident: nothing that was stopped comes back without a summary. */
const OPEN_ALREADY = `
insert into incident (id, organization_id, created_at, updated_at, kind, app_id, vendor_id, scope, kill_switch_id, reason,
  opened_by_id, opened_by_name)
select gen_random_uuid(), organization_id, created_at, now(), 'EMERGENCY', app_id, vendor_id, scope, id, reason,
  pulled_by_id, coalesce(nullif(pulled_by_name, ''), 'Gatehouse')
from kill_switch where lifted_at is null;

insert into incident_version (incident_id, app_version_id)
select i.id, v.id from incident i join app a on a.id = i.app_id or a.vendor_id = i.vendor_id
join app_version v on v.app_id = a.id and v.status = 'SUSPENDED' and v.suspension_kind = 'EMERGENCY';

insert into incident (id, organization_id, created_at, updated_at, kind, app_id, reason, opened_by_id, opened_by_name)
select v.id, v.organization_id, coalesce(v.status_changed_at, now()), now(),
  case v.suspension_kind when 'EMERGENCY' then 'EMERGENCY' else 'SUSPENSION' end, v.app_id,
  coalesce(v.status_reason, ''), v.suspended_by_id, coalesce(u.first_name || ' ' || u.last_name, 'Gatehouse')
from app_version v left join user_account u on u.id = v.suspended_by_id
where v.status = 'SUSPENDED' and not exists (select from incident_version k where k.app_version_id = v.id);

insert into incident_version (incident_id, app_version_id)
select id, id from incident i where exists (select from app_version v where v.id = i.id);`
