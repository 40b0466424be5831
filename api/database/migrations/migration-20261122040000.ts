import { Migration } from '@mikro-orm/migrations'

/**
 * The views of the review queue that people keep, and what the queue is found by: who took on which open stage, and who had
 * the ball since when (the moves `schema/vocabulary/review-clock.ts` names).
 */
export class Migration20261122040000 extends Migration {
  override up(): void {
    this.addSql(`create table review_queue_view (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision int not null default 1,
  user_id uuid not null,
  name varchar(255) not null,
  filter jsonb not null,
  sort varchar(255) not null,
  is_default boolean not null default false,
  is_shared boolean not null default false,
  primary key (id)
);
alter table review_queue_view add constraint review_queue_view_user_id_foreign foreign key (user_id) references user_account (id);
create unique index review_queue_view_once on review_queue_view (user_id, lower(name));
create unique index review_queue_view_one_default on review_queue_view (user_id) where is_default;
create index review_queue_view_shared_idx on review_queue_view (organization_id) where is_shared;`)
    this.addSql(
      `create index stage_review_open_idx on stage_review (owner_id, stage, app_version_id) where state = 'IN_PROGRESS'`,
    )
    this.addSql(`create index audit_event_ball_idx on audit_event (app_version_id, sequence) include (action, created_at)
  where outcome = 'SUCCESS' and action in ('app-version.submit', 'app-version.resubmit', 'app-version.request-changes',
    'app-version.withdraw', 'app-version.approve', 'app-version.reject')`)
  }
}
