import { Migration } from '@mikro-orm/migrations'

/** Listings for the people of the hospital alone: who sees an app in the gallery is kept with it, and with its card. */
export class Migration20261123060401 extends Migration {
  override up(): void {
    this.addSql(
      `alter table app add column listing_visibility varchar(255) not null default 'PUBLIC';
alter table app add constraint app_listing_visibility_known check (listing_visibility in ('PUBLIC', 'CLINICAL'));
alter table gallery_card add column is_clinical boolean not null default false;
alter table gallery_card alter column is_clinical drop default;
create index gallery_card_public_idx on gallery_card (organization_id, popularity desc, app_id desc) where not is_clinical;`,
    )
  }
}
