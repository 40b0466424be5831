import { t } from '../../../lib/i18n/translate.ts'

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** Names a browser as people do, from how it calls itself: "Firefox on Windows". */
export function browserName(userAgent: string | null | undefined): string {
  const agent = userAgent ?? ''
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1]
  const system = SYSTEMS.find(([mark]) => agent.includes(mark))?.[1]
  if (!browser)
    return system ? t('A browser on {{system}}', { system }) : t('A program or an unknown browser')
  return system ? t('{{browser}} on {{system}}', { browser, system }) : browser
}
