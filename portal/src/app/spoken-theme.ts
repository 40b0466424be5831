import { type MantineThemeOverride, mergeThemeOverrides } from '@mantine/core'
import { theme } from '../../../ui/theme.ts'
import { t } from '../lib/i18n/translate.ts'

/** The theme of the portal, with the names of its buttons in the chosen language. */
export function spokenTheme(): MantineThemeOverride {
  return mergeThemeOverrides(theme, {
    components: {
      Modal: { defaultProps: { closeButtonProps: { 'aria-label': t('Close') } } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('Dismiss') } } },
    },
  })
}
