import { useSyncExternalStore } from 'react'
import { currentLanguage, type Language, onLanguage } from './language.ts'

/** The language the portal speaks; whoever asks is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage)
}
