/** The parts of the settings of a hospital, each a page of its own with its own list of changes. */
export const SETTINGS_AREAS = [
  'PEOPLE',
  'RULES',
  'BRAND',
  'TEXTS',
  'LEGAL',
  'POLICIES',
  'CATALOG',
  'HOLIDAYS',
  'SERVICE_ACCOUNTS',
  'LOST_FACTORS',
] as const

export type SettingsArea = (typeof SETTINGS_AREAS)[number]
