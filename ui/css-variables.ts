import type { CSSVariablesResolver } from '@mantine/core'

/** Points the colours Mantine draws with at the tokens, which know light from dark themselves. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: TOKENS,
  dark: TOKENS,
})

const TOKENS = {
  '--mantine-color-body': 'var(--gh-surface)',
  '--mantine-color-text': 'var(--gh-text)',
  '--mantine-color-dimmed': 'var(--gh-text-muted)',
  '--mantine-color-placeholder': 'var(--gh-text-muted)',
  '--mantine-color-anchor': 'var(--gh-accent)',
  '--mantine-color-error': 'var(--gh-danger)',
  '--mantine-color-default': 'var(--gh-surface-raised)',
  '--mantine-color-default-hover': 'var(--gh-surface-sunken)',
  '--mantine-color-default-color': 'var(--gh-text)',
  '--mantine-color-default-border': 'var(--gh-border)',
}
