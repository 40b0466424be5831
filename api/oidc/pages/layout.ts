import { LANGUAGE_NAMES, LANGUAGES } from '../../../schema/vocabulary/language.ts'
import { BRAND_STYLESHEET, LEGAL_LINK_NAMES } from '../../../schema/vocabulary/organization-face.ts'
import { addressInLanguage } from '../../language-choice.ts'
import { legalLinks, logoUrl } from '../../queries/platform/hospital-face.ts'
import { type Html, html } from './html.ts'
import type { PageOptions } from './page-options.ts'

/** One page of the authorization server. */
export interface Page {
  title: string
  content: Html
  /** The address of a script of ours; the page has to work without it. */
  script?: string | undefined
  /** Is it shown once, so that asking for it in another language would lose it? @default false */
  isOnce?: boolean
}

/** Puts a page into the hospital's frame. */
export function layout(
  options: PageOptions,
  { title, content, script, isOnce = false }: Page,
): Html {
  const { language, t } = options
  const { name } = options.organization
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<link rel="stylesheet" href="${options.stylesheetUrl}">
<link rel="stylesheet" href="${BRAND_STYLESHEET}">
${script && html`<script type="module" src="${script}"></script>`}
</head>
<body class="gh-body">
<a class="gh-skip" href="#main">${t('Skip to the content')}</a>
<header class="gh-header"><div class="gh-header-inner">
<a class="gh-brand" href="${options.urls.base}/">${hospitalLogo(options)}<span class="gh-brand-name">${name}</span>
<span class="gh-brand-product">${options.environment === 'SANDBOX' ? t('Sandbox') : 'Gatehouse'}</span></a>
</div></header>
<main id="main" class="gh-page gh-page-narrow gh-stack">
${options.environment === 'SANDBOX' && sandboxNotice(options)}
${content}
</main>
<footer class="gh-footer"><div class="gh-footer-inner">
<p class="gh-small gh-muted">${options.pieces('Questions? Write to {{address}}.', { address: supportLink(options) })}</p>
${legalPages(options)}
${!isOnce && languages(options)}
</div></footer>
</body>
</html>`
}

/** A link to those who help. */
export function supportLink({ organization }: PageOptions): Html {
  const { supportEmail } = organization.settings
  return html`<a href="mailto:${supportEmail}">${supportEmail}</a>`
}

/** The picture of the hospital, beside its name. */
function hospitalLogo({ organization }: PageOptions): Html | false {
  const url = logoUrl(organization)
  return (
    url !== null && html`<img class="gh-brand-logo" src="${url}" alt="" width="28" height="28">`
  )
}

/** Links to the legal pages of the hospital; nothing where it gave none. */
function legalPages({ organization, t }: PageOptions): Html | false {
  const links = legalLinks(organization).map(
    ({ kind, url }) => html`<a href="${url}" rel="noopener">${t(LEGAL_LINK_NAMES[kind])}</a>`,
  )
  return links.length > 0 && html`<nav class="gh-row" aria-label="${t('Legal')}">${links}</nav>`
}

/** An app with its vendor, at the head of a page. */
export function appHeading(
  { t }: PageOptions,
  app: { name: string; vendorName?: string | undefined; iconUrl?: string | undefined },
): Html {
  const icon = app.iconUrl
    ? html`<img class="gh-app-icon" src="${app.iconUrl}" alt="" width="48" height="48">`
    : html`<span class="gh-app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>`
  return html`<div class="gh-app">${icon}<div><p class="gh-app-name">${app.name}</p>
${app.vendorName && html`<p class="gh-app-vendor">${t('by {{vendor}}', { vendor: app.vendorName })}</p>`}</div></div>`
}

/** A box that says something the reader must not miss; `tone` is its colour, the words carry the meaning. */
export function notice(
  tone: 'warning' | 'danger' | 'done',
  title: string,
  text: Html | string,
): Html {
  return html`<div class="gh-notice gh-notice-${tone}" ${tone === 'done' ? '' : html`role="alert"`}><div>
<p class="gh-notice-title">${title}</p><p>${text}</p></div></div>`
}

function sandboxNotice({ t }: PageOptions): Html {
  return html`<p class="gh-small gh-muted">${t('This is the sandbox: the people and records here are made up.')}</p>`
}

/** Links to the same page in the other languages, each in its own words. They work without scripts. */
function languages({ address, language, t }: PageOptions): Html {
  const links = LANGUAGES.map((one) =>
    one === language
      ? html`<span aria-current="true">${LANGUAGE_NAMES[one]}</span>`
      : html`<a href="${addressInLanguage(address, one)}" lang="${one}" hreflang="${one}" rel="nofollow">${LANGUAGE_NAMES[one]}</a>`,
  )
  return html`<nav class="gh-row" aria-label="${t('Language')}">${links}</nav>`
}
