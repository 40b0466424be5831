import { Migration } from '@mikro-orm/migrations'

/** The announced end of an app, and what its listing says of it (R243). */
export class Migration20261123060101 extends Migration {
  override up(): void {
    this.addSql(`alter table app
  add column sunset_at timestamptz,
  add column sunset_announced_at timestamptz,
  add column sunset_note text,
  add column successor_app_id uuid references app (id),
  add check ((sunset_at is null) = (sunset_announced_at is null)),
  add check (successor_app_id <> id);`)
    this.addSql(`create index app_sunset_idx on app (sunset_at) where sunset_at is not null;`)
    this.addSql(
      `create index app_successor_idx on app (successor_app_id) where successor_app_id is not null;`,
    )
    this.addSql(
      `update gallery_card set card = (card::jsonb || '{"deprecationStatus":"ACTIVE","sunsetAt":null,"successor":null}')::text
where not jsonb_exists(card::jsonb, 'deprecationStatus');`,
    )
  }
}
