import type { EntityManager } from '@mikro-orm/postgresql'

export interface VendorAddresses {
  appName: string
  slug: string
  /** Owners and developers of the vendor behind the app, without those whose account is closed. */
  addresses: string[]
}

/** Finds whom to write about an app. */
export async function vendorAddresses(em: EntityManager, appId: string): Promise<VendorAddresses> {
  const rows = await em.execute<{ name: string; slug: string; email: string }[]>(
    `select a.name, a.slug, u.email from app a
     join vendor_member m on m.vendor_id = a.vendor_id and m.role in ('OWNER', 'DEVELOPER')
     join user_account u on u.id = m.user_id and u.disabled_at is null
     where a.id = ? order by u.email`,
    [appId],
  )
  return {
    appName: rows[0]?.name ?? 'Your app',
    slug: rows[0]?.slug ?? '',
    addresses: rows.map((row) => row.email),
  }
}
