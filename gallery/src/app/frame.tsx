import { IconApps } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import {
  LANGUAGE_NAMES,
  LANGUAGE_PARAMETER,
  LANGUAGES,
} from '../../../schema/vocabulary/language.ts'
import { LEGAL_LINK_NAMES } from '../../../schema/vocabulary/organization-face.ts'
import type { Brand } from '../lib/brand.ts'
import { useReader } from '../lib/words/reader.ts'

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
  const { t } = useReader()
  return (
    <header className="gh-header">
      <div className="gh-header-inner">
        <a className="gh-brand" href="/">
          {brand?.logoUrl ? (
            <img className="gh-brand-logo" src={brand.logoUrl} alt="" width="28" height="28" />
          ) : (
            <IconApps className="gh-brand-mark" stroke={1.75} aria-hidden="true" />
          )}
          <span className="gh-brand-name">{brand?.name ?? 'Gatehouse'}</span>
          <span className="gh-brand-product">{t('App Gallery')}</span>
        </a>
        <nav className="gh-nav" aria-label={t('Main')}>
          {NAVIGATION.map(({ href, name }) => (
            <a key={href} href={href} aria-current={isCurrent(href, path) ? 'page' : undefined}>
              {t(name)}
            </a>
          ))}
          <button
            className="gh-button gh-button-quiet gallery-theme"
            type="button"
            data-theme-switch=""
            data-system={t('Theme: System')}
            data-light={t('Theme: Light')}
            data-dark={t('Theme: Dark')}
            hidden
          >
            {t('Theme')}
          </button>
        </nav>
      </div>
    </header>
  )
}

/** The end of every page: whom to ask. */
export function PageFooter({ brand, query }: FrameProps & QueryProps): ReactElement {
  const { pieces, t } = useReader()
  return (
    <footer className="gh-footer">
      <div className="gh-footer-inner">
        {brand && (
          <>
            <span>{brand.name}</span>
            <span>
              {pieces('Questions: {{address}}', {
                address: (
                  <a key="address" href={`mailto:${brand.supportEmail}`}>
                    {brand.supportEmail}
                  </a>
                ),
              })}
            </span>
          </>
        )}
        <span>
          <a href="/clinicians">{t('Apps for clinicians')}</a>
        </span>
        <span>
          <a href="/portal/docs">{t('Developer documentation')}</a>
        </span>
        <span>{t('Every app here was reviewed before it could ask for data.')}</span>
        {brand && <LegalPages links={brand.legalLinks} />}
        <Languages query={query} />
      </div>
    </footer>
  )
}

/** Links to the legal pages of the hospital; nothing where it gave none. */
function LegalPages({ links }: { readonly links: Brand['legalLinks'] }): ReactElement | null {
  const { t } = useReader()
  if (links.length === 0) return null
  return (
    <nav className="gh-row" aria-label={t('Legal')}>
      {links.map(({ kind, url }) => (
        <a key={kind} href={url} rel="noopener">
          {t(LEGAL_LINK_NAMES[kind])}
        </a>
      ))}
    </nav>
  )
}

interface QueryProps {
  readonly query?: URLSearchParams
}

/** Links to the same page in the other languages, each in its own words. They work without scripts. */
function Languages({ query }: QueryProps): ReactElement {
  const { language, t } = useReader()
  return (
    <nav className="gh-row" aria-label={t('Language')}>
      {LANGUAGES.map((one) =>
        one === language ? (
          <span key={one} aria-current="true">
            {LANGUAGE_NAMES[one]}
          </span>
        ) : (
          <a
            key={one}
            href={`?${new URLSearchParams([...(query ?? []), [LANGUAGE_PARAMETER, one]])}`}
            lang={one}
            hrefLang={one}
            rel="nofollow"
          >
            {LANGUAGE_NAMES[one]}
          </a>
        ),
      )}
    </nav>
  )
}

function isCurrent(href: string, path: string): boolean {
  const root = href === '/' ? '/apps/' : `${href}/`
  return href === path || path.startsWith(root)
}
