import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const ICONS = { warning: 'alert', danger: 'alert', done: 'check' } as const satisfies Record<
  string,
  IconName
>

interface NoticeProps {
  readonly kind: keyof typeof ICONS
  readonly title: string
  readonly children?: ReactNode
}

/** Says something that must not be missed, with a word and an icon and not by colour alone. */
export function Notice({ kind, title, children }: NoticeProps): ReactElement {
  return (
    <div className={`gh-notice gh-notice-${kind}`}>
      <Icon name={ICONS[kind]} />
      <div>
        <p className="gh-notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
