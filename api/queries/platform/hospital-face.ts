import type { Language } from '../../../schema/vocabulary/language.ts'
import {
  type FaceText,
  type FaceTexts,
  type InLanguages,
  LEGAL_LINKS,
  type LegalAddresses,
  type LegalLink,
} from '../../../schema/vocabulary/organization-face.ts'
import type { OrganizationBrand } from '../../entities/platform/organization.entity.ts'
import type { EntityManager } from '../../ports.ts'
import { timestamp } from '../timestamp.ts'

/** The hospital as it presents itself, on every page and in every mail. */
export interface HospitalFace {
  name: string
  brand?: OrganizationBrand
  settings: {
    supportEmail: string
    /** May anybody make an account? */
    selfRegistration?: boolean
    legal?: LegalAddresses
    texts?: FaceTexts
  }
}

interface Row extends Required<HospitalFace> {
  updatedAt: string
}

/** The statement of `hospitalFace`; its value is the id. */
export const HOSPITAL_FACE = `select name, brand, settings, updated_at as "updatedAt" from organization where id = ?`

/** Reads how the hospital presents itself now. */
export async function hospitalFace(
  em: Pick<EntityManager, 'execute'>,
  organizationId: string,
): Promise<Required<HospitalFace> & { updatedAt: Date }> {
  const [row] = await em.execute<Row[]>(HOSPITAL_FACE, [organizationId])
  if (!row) throw new Error('The organisation is gone.')
  return { ...row, updatedAt: timestamp(row.updatedAt) }
}

/** The face of the hospital, as the contract says it. */
export interface FaceView extends Record<FaceText, InLanguages> {
  name: string
  supportEmail: string
  accentColor: string | null
  logoUrl: string | null
  legalLinks: { kind: LegalLink; url: string }[]
}

/** Turns the row of the hospital into what people look at or edit. */
export function faceView(hospital: HospitalFace): FaceView {
  const { name, brand = {}, settings } = hospital
  const { supportEmail, texts = {} } = settings
  return {
    name,
    supportEmail,
    accentColor: brand.accent ?? null,
    logoUrl: logoUrl(hospital),
    legalLinks: legalLinks(hospital),
    galleryWelcome: texts.galleryWelcome ?? {},
    signInNotice: texts.signInNotice ?? {},
    mailLine: texts.mailLine ?? {},
  }
}

/** Where the picture of the hospital lies; null where it has none. */
export function logoUrl({ brand }: HospitalFace): string | null {
  return brand?.logoId ? `/icons/${brand.logoId}.png` : null
}

/** The legal pages that have an address, in the order of the footer. */
export function legalLinks({ settings }: HospitalFace): { kind: LegalLink; url: string }[] {
  return LEGAL_LINKS.flatMap((kind) => {
    const url = settings.legal?.[kind]
    return url ? [{ kind, url }] : []
  })
}

/** A text in the language of the reader, in English where there is none in it; null where there is none at all. */
export function faceText(
  { settings }: HospitalFace,
  text: FaceText,
  language: Language,
): string | null {
  const written = settings.texts?.[text]
  return written?.[language] ?? written?.en ?? null
}
