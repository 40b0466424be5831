import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** Shade 7 carries white text in light, shade 3 near-black text in dark: both pass 4.5:1. */
const PRIMARY_SHADE = { light: 7, dark: 3 } as const

const teal: MantineColorsTuple = [
  '#e3f1f2',
  '#c5e2e4',
  '#9dd0d4',
  '#5cc2c9',
  '#3fa9b1',
  '#25919a',
  '#137a83',
  '#0b5f66',
  '#084a50',
  '#06363b',
]

const danger: MantineColorsTuple = [
  '#fdeceb',
  '#fbd5d2',
  '#ffb4ad',
  '#ff8f85',
  '#f26a5e',
  '#dc4437',
  '#c9331f',
  '#b42318',
  '#8f1b12',
  '#66130d',
]

const warning: MantineColorsTuple = [
  '#fdf3e1',
  '#fae4bd',
  '#f6cd87',
  '#f0b355',
  '#d9952f',
  '#c98a1b',
  '#a8680a',
  '#8a5300',
  '#6b4000',
  '#4a2c00',
]

const success: MantineColorsTuple = [
  '#e5f4ea',
  '#c6e7d2',
  '#9bd8b1',
  '#6ccf93',
  '#45b274',
  '#2d965a',
  '#237f4a',
  '#1a6b3c',
  '#12522d',
  '#0b381e',
]

/** Warm neutral greys. */
const gray: MantineColorsTuple = [
  '#f6f5f3',
  '#f0eeeb',
  '#e8e5e1',
  '#dedbd6',
  '#c9c6c0',
  '#a8a59f',
  '#8a8782',
  '#5c5a56',
  '#3f3e3b',
  '#1d2023',
]

const dark: MantineColorsTuple = [
  '#e9e8e6',
  '#c9c7c3',
  '#a9a6a1',
  '#757c84',
  '#32383e',
  '#262b30',
  '#1b1f23',
  '#14171a',
  '#0f1214',
  '#0a0c0d',
]

/**
 * Filled controls are dark in light and light in dark: the token for what stands on them follows. Outlines and bare
 * buttons take the colour of what is filled; Mantine's own would be white in dark, and a fault look like any box.
 */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  if (input.variant === 'filled') return { ...colors, color: 'var(--gh-on-accent)' }
  if (input.variant !== 'outline' && input.variant !== 'subtle') return colors
  const asFilled = (value: string) => value.replace(/-(?:outline|light-color)\)/, '-filled)')
  return { ...colors, color: asFilled(colors.color), border: asFilled(colors.border) }
}

/** The head of a dialog is a `header`, which would count as a second banner of the page. */
const NO_BANNER = { header: { role: 'none' } } as const

/** Mantine in the look of Gatehouse: the numbers are those of tokens.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: PRIMARY_SHADE,
  variantColorResolver,
  colors: { teal, danger, warning, success, gray, dark },
  fontFamily: 'var(--gh-font)',
  fontFamilyMonospace: 'var(--gh-font-mono)',
  fontSizes: {
    xs: 'var(--gh-text-sm)',
    sm: 'var(--gh-text-table)',
    md: 'var(--gh-text-md)',
    lg: 'var(--gh-text-lg)',
  },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'var(--gh-radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--gh-text-xl)', lineHeight: '1.3' },
      h2: { fontSize: 'var(--gh-text-lg)', lineHeight: '1.4' },
      h3: { fontSize: 'var(--gh-text-md)', lineHeight: '1.5' },
    },
  },
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // Words as they are written: states are no headlines.
    Badge: { styles: { label: { textTransform: 'none' } } },
    Checkbox: { defaultProps: { iconColor: 'var(--gh-on-accent)' } },
    Radio: { defaultProps: { iconColor: 'var(--gh-on-accent)' } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: NO_BANNER },
      styles: { title: { lineHeight: 1.4 } },
    },
    InputWrapper: { styles: { description: { lineHeight: 1.4 } } },
    Drawer: { defaultProps: { attributes: NO_BANNER } },
    // Within the banner it opens from, and without a placeholder that no menu may have as a child.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
})
