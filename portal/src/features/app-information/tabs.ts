import { mark } from '../../lib/i18n/translate.ts'
/** The tabs of the App Information Page, in the order of the address bar and the eye. */
export const TABS = [
  { key: 'description', label: mark('Description') },
  { key: 'connection', label: mark('Connection') },
  { key: 'privacy', label: mark('Privacy & Security') },
  { key: 'contact', label: mark('Contact Information') },
  { key: 'documents', label: mark('Documents') },
  { key: 'versions', label: mark('Versions') },
  { key: 'activity', label: mark('Activity') },
] as const

export type TabKey = (typeof TABS)[number]['key']
