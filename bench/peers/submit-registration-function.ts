import { FIRST_TEMPLATES } from '../../schema/vocabulary/review-template.ts'

const ITEMS = JSON.stringify(FIRST_TEMPLATES.INTAKE_FORM.items).replaceAll("'", "''")

/**
 * A submission as somebody writes it who keeps rules in the database: the same rows are written in one call. It looks at
 * less than the product: lengths and counts, but neither the grammar of scopes nor what makes an address safe.
 */
export const SUBMIT_REGISTRATION = `
create function submit_registration(draft_id uuid, expected_revision int, submitter_id uuid)
returns app_version language plpgsql as $$
declare
  a app;
  v app_version;
  c oauth_client;
  s user_account;
  wanted text[];
  is_known boolean;
  at constant timestamptz := clock_timestamp();
begin
  select app.* into a from app join app_version d on d.app_id = app.id where d.id = draft_id for update of app;
  select * into v from app_version where id = draft_id for update;
  select u.* into s from user_account u join vendor_member m on m.user_id = u.id
  where u.id = submitter_id and u.disabled_at is null and m.vendor_id = a.vendor_id and m.role in ('OWNER', 'DEVELOPER');
  if v.id is null or s.id is null then raise exception 'There is no such version.'; end if;
  if v.status <> 'DRAFT' or v.revision <> expected_revision then
    raise exception 'Somebody changed this in the meantime.';
  end if;
  if char_length(v.name) not between 1 and 100
    or char_length(coalesce(v.short_description, '')) not between 20 and 150
    or char_length(coalesce(v.long_description, '')) not between 200 and 1000
    or (v.number > 1 and char_length(coalesce(v.change_notes, '')) not between 10 and 4000)
    or char_length(coalesce(v.reviewer_notes, '')) > 4000
    or coalesce(v.homepage_url, '') !~ '^https://[^/]' or coalesce(v.privacy_policy_url, '') !~ '^https://[^/]'
    or coalesce(v.terms_url, '') !~ '^https://[^/]' or coalesce(v.launch_url, '') !~ '^https://[^/]'
    or cardinality(v.redirect_urls) not between 1 and 20 or cardinality(v.operating_systems) not between 1 and 3
    or cardinality(v.audiences) not between 1 and 5 or cardinality(v.uses) not between 1 and 5
    or cardinality(v.fhir_versions) not between 1 and 4 or cardinality(v.compliance) > 4
    or exists (select from unnest(v.redirect_urls) url where url !~ '^https://[^/]')
  then raise exception 'The registration is not whole.'; end if;
  if v.attestation_answer is null or not exists (
    select from attestation where app_version_id = v.id and text_id = (
      select id from attestation_text where organization_id = v.organization_id and published_at <= at
      order by version desc limit 1))
  then raise exception 'The terms are not answered.'; end if;
  if exists (select from scope_request where app_version_id = v.id and (char_length(purpose) not between 10 and 300
    or scope !~ '^(patient|user)/[A-Za-z*]+\\.c?r?u?d?s?$'))
  then raise exception 'A scope is wrong.'; end if;
  select array_agg(scope order by position) into wanted from scope_request where app_version_id = v.id;
  if wanted is null then raise exception 'There is no scope.'; end if;

  update app_version set status = 'IN_REVIEW', review_state = 'WAITING', status_changed_at = at, status_reason = null,
    rejection_code = null, submitted_at = at, submitted_by_id = s.id, updated_at = at, revision = revision + 1
  where id = v.id returning * into v;
  is_known := exists (select from oauth_client where app_id = a.id and environment = 'SANDBOX');
  insert into oauth_client (id, organization_id, created_at, updated_at, app_id, environment, client_id,
    pinned_version_id, client_type, redirect_urls, launch_url, jwks_url, jwks)
  values (gen_random_uuid(), v.organization_id, at, at, a.id, 'SANDBOX', left(md5(gen_random_uuid()::text), 22), v.id,
    v.client_type, v.redirect_urls, v.launch_url, v.jwks_url, v.jwks)
  on conflict (app_id, environment) do update set updated_at = at, revision = oauth_client.revision + 1,
    pinned_version_id = v.id, client_type = v.client_type, redirect_urls = v.redirect_urls,
    launch_url = v.launch_url, jwks_url = v.jwks_url, jwks = v.jwks, disabled_at = null
  returning * into c;
  update scope_grant set ended_at = at where app_version_id = v.id and environment = 'SANDBOX' and ended_at is null;
  insert into scope_grant (id, organization_id, created_at, app_version_id, environment, owner_id, scope, granted_by_id)
  select gen_random_uuid(), v.organization_id, at, v.id, 'SANDBOX', a.owner_id, scope, s.id from unnest(wanted) scope;
  insert into stage_review (id, organization_id, created_at, updated_at, app_version_id, stage, state, started_at, due_at,
    checklist, template_version)
  select gen_random_uuid(), v.organization_id, at, at, v.id, 'INTAKE', 'IN_PROGRESS', at, at + interval '14 days',
    (select jsonb_agg(item || '{"satisfied": false}') from jsonb_array_elements(coalesce((select t.items
       from review_template t where t.organization_id = v.organization_id and t.kind = 'INTAKE_FORM'
       order by t.version desc limit 1), '${ITEMS}')) item), 1
  on conflict (app_version_id, stage) do nothing;
  insert into audit_event (id, organization_id, created_at, action, outcome, actor_id, actor_name, vendor_id, app_id,
    app_version_id, client_id, environment, scopes, source_ip, request_id, detail)
  select gen_random_uuid(), v.organization_id, at, g.action, 'SUCCESS', s.id, s.first_name || ' ' || s.last_name,
    g.vendor, a.id, g.version, g.client, g.environment, g.scopes, '127.0.0.1', gen_random_uuid()::text, g.detail
  from (values
    ('app-version.submit', a.vendor_id, v.id, null, null, null::text[], '{"from": "DRAFT", "to": "IN_REVIEW"}'::jsonb),
    (case when is_known then 'client.updated' else 'client.created' end, null, null, c.client_id, 'SANDBOX', null, null),
    ('scope-grant.given', null, v.id, null, 'SANDBOX', wanted, null)
  ) g (action, vendor, version, client, environment, scopes, detail);
  insert into outbox_message (id, organization_id, created_at, type, payload, next_attempt_at)
  values (gen_random_uuid(), v.organization_id, at, 'app-version.moved', jsonb_build_object(
    'type', 'app-version.moved', 'transition', 'SUBMIT', 'vendorId', a.vendor_id, 'appId', a.id,
    'appVersionId', v.id, 'from', 'DRAFT', 'to', v.status, 'reviewState', v.review_state, 'reason', null), at);
  return v;
end $$`
