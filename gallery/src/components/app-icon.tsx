import type { ReactElement } from 'react'

interface AppIconProps {
  readonly name: string
  readonly iconUrl: string | null | undefined
  readonly isLarge?: boolean
}

/** Shows an app's icon, or the first letter of its name. The name is always written beside it. */
export function AppIcon({ name, iconUrl, isLarge = false }: AppIconProps): ReactElement {
  const className = isLarge ? 'gh-app-icon gh-app-icon-large' : 'gh-app-icon'
  const size = isLarge ? 72 : 48
  if (iconUrl) {
    return <img className={className} src={iconUrl} alt="" width={size} height={size} />
  }
  return (
    <span className={className} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  )
}
