import {
  CORRECTABLE_FIELD_NAMES,
  type CorrectionState,
} from '../../../schema/vocabulary/vendor-account.ts'
import { Vendor } from '../../entities/account/vendor.entity.ts'
import {
  type LegalChange,
  VendorCorrection,
} from '../../entities/account/vendor-correction.entity.ts'
import type { Handler, HandlerContext } from '../handler.ts'
import { mailOut } from './mail-out.ts'

interface Words {
  subject: (vendor: string) => string
  toOwners: string
  toHospital: string
}

const WORDS: Readonly<Record<CorrectionState, Words>> = {
  PROPOSED: {
    subject: (vendor) => `${vendor}: a correction of legal details is proposed`,
    toOwners:
      'The hospital means to correct legal details of your vendor. A second person decides.',
    toHospital: 'An intake reviewer proposes this correction. It waits for a second person.',
  },
  CONFIRMED: {
    subject: (vendor) => `${vendor}: legal details were corrected`,
    toOwners: 'The hospital corrected legal details of your vendor.',
    toHospital: 'This correction was confirmed and applied.',
  },
  DECLINED: {
    subject: (vendor) => `${vendor}: a correction of legal details was declined`,
    toOwners: 'The correction of legal details of your vendor was declined; nothing changed.',
    toHospital: 'This correction was declined; nothing changed.',
  },
}

/** Mails the owners of a vendor, the administrators and who proposed it that a correction moved, with its reason. */
export const mailAboutCorrection: Handler = async (ctx, event) => {
  if (event.type !== 'vendor.correction-moved') return
  const correction = await ctx.em.findOneOrFail(VendorCorrection, { id: event.correctionId })
  const vendor = await ctx.em.findOneOrFail(Vendor, { id: event.vendorId })
  const { subject, toOwners, toHospital } = WORDS[event.to]
  const reason = (event.to === 'DECLINED' && correction.decisionReason) || correction.reason
  for (const { email, isOwner } of await readers(ctx, correction)) {
    const page = isOwner ? '/portal/vendor' : `/portal/vendors/${globalId(vendor.id)}`
    await mailOut(ctx, {
      to: email,
      subject: subject(vendor.displayName),
      paragraphs: [isOwner ? toOwners : toHospital, ...correction.changes.map(changeLine)],
      quote: { label: 'Reason:', text: reason },
      action: { label: 'Look at it', url: `${ctx.urls.base}${page}` },
    })
  }
}

function changeLine({ field, before, after }: LegalChange): string {
  return `${CORRECTABLE_FIELD_NAMES[field]}: from “${before ?? ''}” to “${after ?? ''}”.`
}

function readers(
  ctx: HandlerContext,
  { vendorId, proposedById }: VendorCorrection,
): Promise<{ email: string; isOwner: boolean }[]> {
  return ctx.em.execute(
    `select u.email, m.id is not null as "isOwner" from user_account u
     left join vendor_member m on m.user_id = u.id and m.vendor_id = ? and m.role = 'OWNER'
     where u.organization_id = ? and u.disabled_at is null
       and (m.id is not null or u.id = ? or 'APP_ADMIN' = any(u.roles))
     order by u.email`,
    [vendorId, ctx.organizationId, proposedById],
  )
}

/** The address of a vendor's page carries the id the API knows it by. */
function globalId(vendorId: string): string {
  return Buffer.from(`Vendor:${vendorId}`).toString('base64url')
}
