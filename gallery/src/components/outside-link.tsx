import type { ReactElement } from 'react'
import { safeUrl } from '../../../ui/safe-url.ts'
import { Icon } from './icon.tsx'

interface OutsideLinkProps {
  readonly href: string | null | undefined
  readonly children: string
}

/** Links to a vendor's own page, and says that it leads away; nothing when the address is none. */
export function OutsideLink({ href, children }: OutsideLinkProps): ReactElement | null {
  const url = safeUrl(href)
  if (!url) return null
  return (
    <a className="gh-outside-link" href={url} rel="noopener noreferrer">
      {children}
      <Icon name="external" />
    </a>
  )
}
