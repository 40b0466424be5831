import { Migration } from '@mikro-orm/migrations'

/** Notices in the portal, mail with a row per recipient, how people want to hear of things, and what they have read. */
export class Migration20261122010500 extends Migration {
  override up(): void {
    this.addSql(NOTICE_TABLES)
    this.addSql(READING_TABLES)
    this.addSql(RULES)
  }
}

const NOTICE_TABLES = `
create table notification (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  outbox_message_id uuid not null,
  user_id uuid not null,
  event varchar(255) not null,
  app_id uuid null,
  app_version_id uuid null,
  title text not null,
  body text not null,
  quote text null,
  path text not null,
  read_at timestamptz null,
  primary key (id)
);
create table mail_delivery (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  outbox_message_id uuid null,
  user_id uuid null,
  app_id uuid null,
  recipient varchar(255) not null,
  kind varchar(255) not null,
  content jsonb not null,
  status varchar(255) not null,
  attempts int not null default 0,
  next_attempt_at timestamptz null,
  sent_at timestamptz null,
  last_error text null,
  primary key (id)
);
alter table notification add constraint notification_user_id_foreign foreign key (user_id) references user_account (id);
alter table mail_delivery add constraint mail_delivery_user_id_foreign foreign key (user_id) references user_account (id) on delete set null;
`

const READING_TABLES = `
create table notice_preference (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  user_id uuid not null,
  event varchar(255) not null,
  mail varchar(255) not null,
  primary key (id)
);
create table message_read (
  id uuid not null,
  organization_id uuid not null,
  created_at timestamptz not null,
  user_id uuid not null,
  app_id uuid not null,
  read_up_to timestamptz not null,
  message_id uuid not null,
  primary key (id)
);
alter table notice_preference add constraint notice_preference_user_id_foreign foreign key (user_id) references user_account (id);
alter table message_read add constraint message_read_user_id_foreign foreign key (user_id) references user_account (id);
alter table message_read add constraint message_read_app_id_foreign foreign key (app_id) references app (id) on delete cascade;
`

/** One row per recipient per notice: a retry tells nobody twice. */
const RULES = `
create unique index notification_once on notification (outbox_message_id, user_id);
create index notification_inbox_idx on notification (user_id, created_at desc, id desc);
create index notification_unread_idx on notification (user_id) where read_at is null;
create unique index mail_delivery_once on mail_delivery (outbox_message_id, recipient);
create index mail_delivery_held_idx on mail_delivery (next_attempt_at) where status = 'HELD';
alter table mail_delivery add constraint mail_delivery_status_known
  check (status in ('PENDING', 'HELD', 'SENT', 'DIGESTED', 'FAILED'));
create unique index notice_preference_once on notice_preference (user_id, event);
create unique index message_read_once on message_read (user_id, app_id);
`
