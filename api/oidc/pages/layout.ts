import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'

/** One page of the authorization server. */
export interface Page {
  title: string
  content: Html
  /** The address of a script of ours; the page has to work without it. */
  script?: string | undefined
}

/** Puts a page into the hospital's frame. */
export function layout(
  options: AuthorizationServerOptions,
  { title, content, script }: Page,
): Html {
  const { name, settings } = options.organization
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<link rel="stylesheet" href="${options.stylesheetUrl}">
${script && html`<script type="module" src="${script}"></script>`}
</head>
<body class="gh-body">
<a class="gh-skip" href="#main">Skip to the content</a>
<header class="gh-header"><div class="gh-header-inner">
<a class="gh-brand" href="${options.urls.base}/"><span class="gh-brand-name">${name}</span>
<span class="gh-brand-product">${options.environment === 'SANDBOX' ? 'Sandbox' : 'Gatehouse'}</span></a>
</div></header>
<main id="main" class="gh-page gh-page-narrow gh-stack">
${options.environment === 'SANDBOX' && sandboxNotice()}
${content}
</main>
<footer class="gh-footer"><div class="gh-footer-inner">
<p class="gh-small gh-muted">Questions? Write to
<a href="mailto:${settings.supportEmail}">${settings.supportEmail}</a>.</p>
</div></footer>
</body>
</html>`
}

/** An app with its vendor, at the head of a page. */
export function appHeading(app: {
  name: string
  vendorName?: string | undefined
  iconUrl?: string | undefined
}): Html {
  const icon = app.iconUrl
    ? html`<img class="gh-app-icon" src="${app.iconUrl}" alt="" width="48" height="48">`
    : html`<span class="gh-app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>`
  return html`<div class="gh-app">${icon}<div><p class="gh-app-name">${app.name}</p>
${app.vendorName && html`<p class="gh-app-vendor">by ${app.vendorName}</p>`}</div></div>`
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

function sandboxNotice(): Html {
  return html`<p class="gh-small gh-muted">This is the sandbox: the people and records here are made up.</p>`
}
