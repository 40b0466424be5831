import { Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../schema/vocabulary/language.ts'
import { chooseLanguage } from '../../lib/i18n/language.ts'
import { useLanguage } from '../../lib/i18n/use-language.ts'

/** The languages to choose from, each in its own words. */
export function LanguageItems() {
  const current = useLanguage()
  return LANGUAGES.map((language) => (
    <Menu.Item
      key={language}
      lang={language}
      leftSection={<IconLanguage size={16} aria-hidden="true" />}
      aria-current={language === current || undefined}
      onClick={() => void chooseLanguage(language)}
    >
      {LANGUAGE_NAMES[language]}
    </Menu.Item>
  ))
}
