import { Migration } from '@mikro-orm/migrations'

/** What may end a token that was good is written down and told, so that it need not be asked with every request. */
export class Migration20261122050500 extends Migration {
  override up(): void {
    this.addSql(`create table standing_change (
  id bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default clock_timestamp(),
  key text not null
);
-- Found by the transaction: numbers are given before the commit, and so not in its order.
create index standing_change_transaction_idx on standing_change (transaction_id);
create index standing_change_age_idx on standing_change (created_at);

-- The first argument says what kind of thing changed, the second names the column that names it.
create function tell_standing_change() returns trigger language plpgsql as $$
declare
  changed text := tg_argv[0] || ':'
    || ((case tg_op when 'INSERT' then to_jsonb(new) else to_jsonb(old) end) ->> tg_argv[1]);
begin
  if changed is null then return null; end if;
  insert into standing_change (key) values (changed);
  perform pg_notify('gatehouse_standing', changed);
  return null;
end $$;

create trigger oauth_client_standing after update on oauth_client for each row
  when (old.disabled_at is null and new.disabled_at is not null
    or old.tokens_from is distinct from new.tokens_from
    or old.pinned_version_id is distinct from new.pinned_version_id
    or old.environment is distinct from new.environment or old.client_id is distinct from new.client_id)
  execute function tell_standing_change('client', 'client_id');
create trigger oauth_client_standing_gone after delete on oauth_client for each row
  execute function tell_standing_change('client', 'client_id');

create trigger app_version_standing after update on app_version for each row
  when (old.status in ('LIVE', 'IN_REVIEW') and old.status is distinct from new.status)
  execute function tell_standing_change('version', 'id');

create trigger consent_standing after update on consent for each row
  when (old.revoked_at is null and new.revoked_at is not null
    or new.expires_at is not null and (old.expires_at is null or new.expires_at < old.expires_at)
    or old.grant_id is distinct from new.grant_id or old.user_id is distinct from new.user_id
    or old.oauth_client_id is distinct from new.oauth_client_id)
  execute function tell_standing_change('grant', 'grant_id');
create trigger consent_standing_gone after delete on consent for each row
  execute function tell_standing_change('grant', 'grant_id');

create trigger oidc_record_grant_standing after update on oidc_record for each row
  when (old.model = 'Grant' and (new.model <> 'Grant' or new.id <> old.id or new.environment <> old.environment
    or new.expires_at is not null and (old.expires_at is null or new.expires_at < old.expires_at)))
  execute function tell_standing_change('grant', 'id');
create trigger oidc_record_grant_gone after delete on oidc_record for each row
  when (old.model = 'Grant' and (old.expires_at is null or old.expires_at > now()))
  execute function tell_standing_change('grant', 'id');
create trigger oidc_record_token_revoked after insert on oidc_record for each row
  when (new.model = 'RevokedAccessToken')
  execute function tell_standing_change('token', 'id');

create trigger user_account_standing after update on user_account for each row
  when (old.disabled_at is null and new.disabled_at is not null)
  execute function tell_standing_change('user', 'id');`)
  }
}
