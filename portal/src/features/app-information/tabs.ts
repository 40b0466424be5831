/** The tabs of the App Information Page, in the order of the address bar and the eye. */
export const TABS = [
  { key: 'description', label: 'Description' },
  { key: 'connection', label: 'Connection' },
  { key: 'privacy', label: 'Privacy & Security' },
  { key: 'contact', label: 'Contact Information' },
  { key: 'documents', label: 'Documents' },
  { key: 'versions', label: 'Versions' },
  { key: 'activity', label: 'Activity' },
] as const

export type TabKey = (typeof TABS)[number]['key']
