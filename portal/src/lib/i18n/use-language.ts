import { useSyncExternalStore } from 'react'
import type { Language } from '../../../../schema/vocabulary/language.ts'
import { currentLanguage, onLanguage } from './language.ts'

/** The language the portal speaks; whoever asks is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage)
}
