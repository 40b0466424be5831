import { Migration } from '@mikro-orm/migrations'

/** What protects an account besides its password: resets, second factors, and the hospital's rule about them. */
export class Migration20261122010000 extends Migration {
  override up(): void {
    this.addSql(`create table password_reset (
      id uuid not null primary key,
      organization_id uuid not null,
      created_at timestamptz not null,
      user_id uuid not null constraint password_reset_user_id_foreign references user_account (id),
      token_hash varchar(255) not null constraint password_reset_token_hash_unique unique,
      expires_at timestamptz not null,
      used_at timestamptz null
    )`)
    this.addSql('create index password_reset_user_id_index on password_reset (user_id)')
    this.addSql(`create table totp_authenticator (
      user_id uuid not null primary key constraint totp_authenticator_user_id_foreign references user_account (id),
      organization_id uuid not null,
      created_at timestamptz not null,
      sealed_secret text not null,
      confirmed_at timestamptz null,
      last_step bigint null
    )`)
    this.addSql(`create table recovery_code (
      id uuid not null primary key,
      organization_id uuid not null,
      created_at timestamptz not null,
      user_id uuid not null constraint recovery_code_user_id_foreign references user_account (id),
      code_hash varchar(255) not null,
      used_at timestamptz null,
      unique (user_id, code_hash)
    )`)
    this.addSql(`create table passkey (
      id uuid not null primary key,
      organization_id uuid not null,
      created_at timestamptz not null,
      user_id uuid not null constraint passkey_user_id_foreign references user_account (id),
      credential_id text not null constraint passkey_credential_id_unique unique,
      public_key text not null,
      counter bigint not null,
      transports text[] not null,
      name varchar(255) not null,
      last_used_at timestamptz null
    )`)
    this.addSql('create index passkey_user_id_index on passkey (user_id)')
    this.addSql(`create table passkey_challenge (
      challenge_hash text not null primary key,
      organization_id uuid not null,
      user_id uuid not null constraint passkey_challenge_user_id_foreign references user_account (id),
      purpose text not null,
      expires_at timestamptz not null
    )`)
    this.addSql(`update organization set settings = settings || '{"secondFactor":"OPTIONAL"}'
      where settings->>'secondFactor' is null`)
  }
}
