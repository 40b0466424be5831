import { useComputedColorScheme } from '@mantine/core'
import { useLayoutEffect } from 'react'

/** Tells the tokens which scheme was chosen: they are shared with pages that know no Mantine. */
export function ThemeMirror() {
  const scheme = useComputedColorScheme('light')
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme
  }, [scheme])
  return null
}
