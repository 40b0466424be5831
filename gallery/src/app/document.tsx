import type { ReactElement, ReactNode } from 'react'
import type { Brand } from '../lib/brand.ts'
import { useReader } from '../lib/words/reader.ts'
import { PageFooter, PageHeader } from './frame.tsx'

/** The built files a page loads, as addresses. */
export interface PageAssets {
  readonly stylesheets: readonly string[]
  /** Scripts that may run once the page is there. */
  readonly scripts: readonly string[]
  /** The small script that puts the chosen theme on the page before its first paint. */
  readonly earlyScript?: string
  /** Typefaces and parts of scripts to fetch before somebody asks for them. */
  readonly fonts?: readonly string[]
  readonly modules?: readonly string[]
}

interface DocumentProps {
  readonly title: string
  readonly description?: string
  readonly path: string
  /** What the address asks besides; it goes along when the same page is asked for in another language. */
  readonly query?: URLSearchParams
  readonly assets: PageAssets
  /** Null while the hospital's own name cannot be read: on the error page. */
  readonly brand: Brand | null
  readonly children: ReactNode
}

/** One whole HTML page with header, footer and a way to skip to the content. */
export function Document(props: DocumentProps): ReactElement {
  const { brand, path, query, children } = props
  const { language, t } = useReader()
  return (
    <html lang={language}>
      <Head {...props} />
      <body className="gh-body">
        <a className="gh-skip" href="#main">
          {t('Skip to content')}
        </a>
        <PageHeader brand={brand} path={path} />
        <main id="main" className="gh-page" tabIndex={-1}>
          {children}
        </main>
        <PageFooter brand={brand} query={query} />
      </body>
    </html>
  )
}

function Head({ title, description, assets, brand }: DocumentProps): ReactElement {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{brand ? `${title} - ${brand.name}` : title}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" type="image/svg+xml" href="/gallery-assets/favicon.svg" />
      <Assets {...assets} />
    </head>
  )
}

function Assets({ stylesheets, scripts, earlyScript, fonts, modules }: PageAssets): ReactElement {
  return (
    <>
      {fonts?.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="" />
      ))}
      {stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {modules?.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {earlyScript && <script type="module" src={earlyScript} async {...{ blocking: 'render' }} />}
      {scripts.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
    </>
  )
}
