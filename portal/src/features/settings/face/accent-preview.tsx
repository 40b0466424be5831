import { Group, Text } from '@mantine/core'
import {
  accentContrast,
  accentShades,
  CONTRAST_MIN,
  isColor,
  ON_ACCENT,
} from '../../../../../schema/vocabulary/contrast.ts'
import { t } from '../../../lib/i18n/translate.ts'

/** Shows a colour as it will be in light and in dark, and whether it can be read. */
export function AccentPreview({ accent }: { readonly accent: string }) {
  if (!isColor(accent)) return null
  const ratio = accentContrast(accent)
  const isReadable = ratio >= CONTRAST_MIN
  return (
    <Group gap="md" align="center" role="status">
      {isReadable && (
        <>
          <Sample text={t('Light')} color={accent} on={ON_ACCENT.light} />
          <Sample text={t('Dark')} color={accentShades(accent)[3] ?? accent} on={ON_ACCENT.dark} />
        </>
      )}
      <Text size="sm" c={isReadable ? 'dimmed' : 'var(--gh-danger)'}>
        {isReadable
          ? t('Contrast on light ground: {{ratio}} : 1', { ratio })
          : t('Contrast on light ground: {{ratio}} : 1. At least {{min}} : 1 is needed.', {
              ratio,
              min: CONTRAST_MIN,
            })}
      </Text>
    </Group>
  )
}

interface SampleProps {
  readonly text: string
  readonly color: string
  readonly on: string
}

function Sample({ text, color, on }: SampleProps) {
  return (
    <span style={{ background: color, color: on, padding: '6px 14px', borderRadius: 6 }}>
      {text}
    </span>
  )
}
