import type { Language } from './language.ts'

/** Pages of the hospital that a footer leads to. */
export const LEGAL_LINKS = ['privacyPolicy', 'terms', 'imprint', 'accessibility'] as const
export type LegalLink = (typeof LEGAL_LINKS)[number]

/** What each is called. */
export const LEGAL_LINK_NAMES = {
  privacyPolicy: 'Privacy policy',
  terms: 'Terms of use',
  imprint: 'Legal notice',
  accessibility: 'Accessibility statement',
} as const satisfies Readonly<Record<LegalLink, string>>

/** Texts of the hospital's own: plain, and in each language. */
export const FACE_TEXTS = ['galleryWelcome', 'signInNotice', 'mailLine'] as const
export type FaceText = (typeof FACE_TEXTS)[number]

/** One text in the languages it was written in; nothing where it was not. */
export type InLanguages = Partial<Record<Language, string>>

export type LegalAddresses = Partial<Record<LegalLink, string>>
export type FaceTexts = Partial<Record<FaceText, InLanguages>>

/** Where the colours of the hospital lie as a style sheet. */
export const BRAND_STYLESHEET = '/brand.css'
