/** What must be true of the rows whoever writes them, and how they are found. */
export const RULES = `
create table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint);
create index rate_limit_expiry_idx on rate_limit (expire);

alter table user_account add constraint user_account_email_lower check (email = lower(email));
create unique index user_account_email_unique on user_account (organization_id, email);
create unique index fhir_identity_unique on fhir_identity (user_id, environment);
create unique index vendor_member_unique on vendor_member (vendor_id, user_id);
create index vendor_member_user_idx on vendor_member (user_id);

create unique index app_slug_unique on app (organization_id, slug);
create index app_vendor_idx on app (vendor_id);
create unique index app_version_number_unique on app_version (app_id, number);
create unique index app_version_one_live on app_version (app_id) where status = 'LIVE';
create unique index app_version_one_draft on app_version (app_id) where status = 'DRAFT';
create index app_version_queue_idx on app_version (organization_id, submitted_at, id) where status = 'IN_REVIEW';
alter table app_version add constraint app_version_status_known
  check (status in ('DRAFT', 'IN_REVIEW', 'LIVE', 'REJECTED', 'SUSPENDED', 'RETIRED'));
alter table app_version add constraint app_version_review_state_only_in_review
  check ((status = 'IN_REVIEW') = (review_state is not null));
create unique index scope_request_unique on scope_request (app_version_id, scope);
create index document_version_idx on document (app_version_id);
create index message_version_idx on message (app_version_id, created_at);
create unique index attestation_text_version_unique on attestation_text (organization_id, version);
create index attestation_version_idx on attestation (app_version_id, signed_at desc);

create index gallery_card_order_idx on gallery_card (organization_id, popularity desc, app_id desc);
create index gallery_card_search_idx on gallery_card using gin (search_vector);
create unique index gallery_card_slug_unique on gallery_card (organization_id, slug);

create unique index oauth_client_app_unique on oauth_client (app_id, environment);
create index oauth_client_version_idx on oauth_client (pinned_version_id);
create index client_secret_client_idx on client_secret (oauth_client_id);
create unique index scope_grant_unique on scope_grant (app_version_id, environment, scope) where ended_at is null;
create index consent_user_idx on consent (user_id, created_at desc);
create index consent_client_idx on consent (oauth_client_id) where revoked_at is null;
create index launch_consent_idx on launch (consent_id);
create index launch_user_idx on launch (user_id, created_at desc);
create index oidc_record_grant_idx on oidc_record (environment, grant_id) where grant_id is not null;
create index oidc_record_uid_idx on oidc_record (environment, model, uid) where uid is not null;
create index oidc_record_client_idx on oidc_record (environment, client_id) where client_id is not null;
create index oidc_record_account_idx on oidc_record (environment, account_id) where account_id is not null;
create index oidc_record_expiry_idx on oidc_record (expires_at) where expires_at is not null;

create index audit_event_version_idx on audit_event (app_version_id, sequence desc) where app_version_id is not null;
create index audit_event_app_idx on audit_event (app_id, sequence desc) where app_id is not null;
create index outbox_message_due_idx on outbox_message (next_attempt_at, sequence) where delivered_at is null;

-- Told on commit, and not at all on rollback. The number only: what happened is read from the row (8,000 byte limit).
create function announce_outbox_message() returns trigger language plpgsql as $$
begin
  perform pg_notify('gatehouse_event', new.sequence::text);
  return null;
end $$;
create trigger outbox_message_announced after insert on outbox_message
  for each row execute function announce_outbox_message();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();
`
