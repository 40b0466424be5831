import { IconApps } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { Brand } from '../lib/brand.ts'

const NAVIGATION = [
  { href: '/', name: 'Apps' },
  { href: '/my-apps', name: 'My apps' },
  { href: '/portal/', name: 'For developers' },
] as const

interface FrameProps {
  readonly brand: Brand | null
}

/** The top of every page: whose gallery this is, and where one can go. */
export function PageHeader({ brand, path }: FrameProps & { readonly path: string }): ReactElement {
  return (
    <header className="gh-header">
      <div className="gh-header-inner">
        <a className="gh-brand" href="/">
          <IconApps className="gh-brand-mark" stroke={1.75} aria-hidden="true" />
          <span className="gh-brand-name">{brand?.name ?? 'Gatehouse'}</span>
          <span className="gh-brand-product">App Gallery</span>
        </a>
        <nav className="gh-nav" aria-label="Main">
          {NAVIGATION.map(({ href, name }) => (
            <a key={href} href={href} aria-current={isCurrent(href, path) ? 'page' : undefined}>
              {name}
            </a>
          ))}
          <button
            className="gh-button gh-button-quiet gallery-theme"
            type="button"
            data-theme-switch=""
            hidden
          >
            Theme
          </button>
        </nav>
      </div>
    </header>
  )
}

/** The end of every page: whom to ask. */
export function PageFooter({ brand }: FrameProps): ReactElement {
  return (
    <footer className="gh-footer">
      <div className="gh-footer-inner">
        {brand && (
          <>
            <span>{brand.name}</span>
            <span>
              Questions: <a href={`mailto:${brand.supportEmail}`}>{brand.supportEmail}</a>
            </span>
          </>
        )}
        <span>
          <a href="/portal/docs">Developer documentation</a>
        </span>
        <span>Every app here was reviewed before it could ask for data.</span>
      </div>
    </footer>
  )
}

function isCurrent(href: string, path: string): boolean {
  const root = href === '/' ? '/apps/' : `${href}/`
  return href === path || path.startsWith(root)
}
