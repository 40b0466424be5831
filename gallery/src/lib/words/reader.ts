import { createContext, useContext } from 'react'
import { type Words, wordsIn } from '../../../../schema/vocabulary/words.ts'
import type { SPANISH } from './spanish.ts'

/** Every sentence of the gallery, as it is in English. */
export type GallerySentence = keyof typeof SPANISH

/** One that says the same to everybody. */
export type PlainSentence = Exclude<GallerySentence, `${string}{{${string}`>

/** How the gallery speaks to whoever reads a page. */
export interface Reader extends Words<GallerySentence> {
  /** Says what a scope allows; `plainLanguage` is the API's own sentence, which is English. */
  readonly sayScope: (scope: string, plainLanguage: string) => string
}

/** English is written where it is said, and needs no catalog. */
export const ENGLISH_READER: Reader = {
  ...wordsIn<GallerySentence>('en', {}),
  sayScope: (_scope, plainLanguage) => plainLanguage,
}

/** Carries the reader to the components below. */
export const ReaderContext = createContext(ENGLISH_READER)

/** Gives the reader of the page. */
export function useReader(): Reader {
  return useContext(ReaderContext)
}
