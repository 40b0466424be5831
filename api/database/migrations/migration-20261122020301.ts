import { Migration } from '@mikro-orm/migrations'

/** The governance stages of each version, what their decisions leave behind, and the hospital's own forms. */
export class Migration20261122020301 extends Migration {
  override up(): void {
    this.addSql(STAGE_TABLES)
    this.addSql(ARTIFACT_TABLES)
    this.addSql(RULES)
    this.addSql('alter table app add column recertification_due_at timestamptz null')
    for (const statement of WHAT_IS_THERE) this.addSql(statement)
  }
}

const STAGE_TABLES = `
create table stage_review (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  app_version_id uuid not null,
  stage varchar(255) not null,
  state varchar(255) not null,
  owner_id uuid null,
  due_at timestamptz null,
  started_at timestamptz null,
  decided_at timestamptz null,
  decided_by_id uuid null,
  reason text null,
  checklist jsonb not null default '[]',
  template_version int null,
  content_hash varchar(255) null,
  primary key (id)
);
create table review_template (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  kind varchar(255) not null,
  version int not null,
  body text not null,
  items jsonb not null,
  summary text not null,
  published_by_id uuid null,
  primary key (id)
);
`

const ARTIFACT_TABLES = `
create table decision_artifact (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  app_version_id uuid not null,
  stage varchar(255) not null,
  kind varchar(255) not null,
  title varchar(255) not null,
  body text null,
  document_id uuid null,
  template_version int null,
  sha256 varchar(255) not null,
  created_by_id uuid null,
  primary key (id)
);
`

const RULES = `
alter table stage_review add constraint stage_review_app_version_id_foreign
  foreign key (app_version_id) references app_version (id);
alter table stage_review add constraint stage_review_owner_id_foreign
  foreign key (owner_id) references user_account (id) on delete set null;
alter table stage_review add constraint stage_review_decided_by_id_foreign
  foreign key (decided_by_id) references user_account (id) on delete set null;
alter table decision_artifact add constraint decision_artifact_app_version_id_foreign
  foreign key (app_version_id) references app_version (id);
alter table decision_artifact add constraint decision_artifact_document_id_foreign
  foreign key (document_id) references document (id) on delete set null;
alter table decision_artifact add constraint decision_artifact_created_by_id_foreign
  foreign key (created_by_id) references user_account (id) on delete set null;
alter table review_template add constraint review_template_published_by_id_foreign
  foreign key (published_by_id) references user_account (id) on delete set null;
alter table stage_review add constraint stage_review_state_known
  check (state in ('NOT_STARTED', 'IN_PROGRESS', 'PASSED', 'FAILED', 'WAIVED'));
create unique index stage_review_once on stage_review (app_version_id, stage);
create index stage_review_due_idx on stage_review (due_at) where state = 'IN_PROGRESS';
create index decision_artifact_version_idx on decision_artifact (app_version_id, created_at);
create unique index review_template_once on review_template (organization_id, kind, version);
`

/** Versions that were in review begin at intake; live ones are watched, and looked at again within a year. */
const WHAT_IS_THERE = [
  `insert into stage_review (id, organization_id, created_at, updated_at, app_version_id, stage, state, started_at)
   select gen_random_uuid(), organization_id, now(), now(), id,
     case when status = 'LIVE' then 'MONITORING' else 'INTAKE' end, 'IN_PROGRESS', now()
   from app_version where status in ('IN_REVIEW', 'LIVE')`,
  `update app a set recertification_due_at = v.status_changed_at + interval '1 year'
   from app_version v where v.app_id = a.id and v.status = 'LIVE'`,
]
