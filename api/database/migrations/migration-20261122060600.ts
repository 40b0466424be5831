import { Migration } from '@mikro-orm/migrations'

/**
 * Every change of what a line of the review queue shows gives its version a new stamp, so that a line this process has read
 * need not be read again (docs/decisions/0059). Scopes have no trigger: whoever changes them saves the version.
 */
export class Migration20261122060600 extends Migration {
  override up(): void {
    this.addSql(`create table queue_line_stamp (
  app_version_id uuid primary key references app_version (id) on delete cascade,
  stamp bigint generated always as identity
);

-- Deferred to the end of the transaction: two who change one version wait for each other there, with nothing left to lock.
create function stamp_queue_line() returns trigger language plpgsql as $$
declare
  version uuid;
begin
  if tg_table_name = 'app_version' then version := new.id; else version := new.app_version_id; end if;
  insert into queue_line_stamp (app_version_id) values (version)
  on conflict (app_version_id) do update set stamp = default
    where queue_line_stamp.xmin <> pg_current_xact_id()::xid;
  return null;
end $$;

create constraint trigger app_version_queue_line after insert or update on app_version deferrable initially deferred
  for each row when (new.status <> 'DRAFT') execute function stamp_queue_line();
create constraint trigger stage_review_queue_line after insert or update on stage_review deferrable initially deferred
  for each row execute function stamp_queue_line();
create constraint trigger audit_event_queue_line after insert on audit_event deferrable initially deferred
  for each row when (new.app_version_id is not null and new.outcome = 'SUCCESS'
    and new.action in ('app-version.submit', 'app-version.resubmit', 'app-version.request-changes',
      'app-version.withdraw', 'app-version.approve', 'app-version.reject'))
  execute function stamp_queue_line();

-- What many versions show at once.
create function stamp_queue_lines() returns trigger language plpgsql as $$
begin
  insert into queue_line_stamp (app_version_id)
  select v.id from app_version v join app a on a.id = v.app_id
  where v.status <> 'DRAFT' and case tg_table_name
    when 'app' then a.id = new.id
    when 'vendor' then a.vendor_id = new.id
    else exists (select from stage_review s where s.app_version_id = v.id and s.owner_id = new.id) end
  order by v.id
  on conflict (app_version_id) do update set stamp = default;
  return null;
end $$;

create constraint trigger app_queue_line after update on app deferrable initially deferred
  for each row when (old.risk_tier is distinct from new.risk_tier) execute function stamp_queue_lines();
create constraint trigger vendor_queue_line after update on vendor deferrable initially deferred
  for each row when ((old.legal_business_name, old.legal_first_name, old.legal_last_name, old.contact_verified_at)
    is distinct from (new.legal_business_name, new.legal_first_name, new.legal_last_name, new.contact_verified_at))
  execute function stamp_queue_lines();
create constraint trigger user_account_queue_line after update on user_account deferrable initially deferred
  for each row when ((old.first_name, old.last_name) is distinct from (new.first_name, new.last_name))
  execute function stamp_queue_lines();`)
  }
}
