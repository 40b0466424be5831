import { BRAND_STYLESHEET } from '../../../schema/vocabulary/organization-face.ts'
import { type Html, html } from '../../oidc/pages/html.ts'

/** What the pages about attestations need to know of the house. */
export interface PageFrame {
  readonly organization: {
    readonly name: string
    readonly settings: { readonly supportEmail: string }
  }
  readonly stylesheetUrl: string
}

/** Puts a page that works without scripts and without an account into the hospital's frame. */
export function frame(
  { organization, stylesheetUrl }: PageFrame,
  { title, content }: { title: string; content: Html },
): string {
  const { name, settings } = organization
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<link rel="icon" href="/favicon.ico">
<link rel="stylesheet" href="${stylesheetUrl}">
<link rel="stylesheet" href="${BRAND_STYLESHEET}">
</head>
<body class="gh-body">
<a class="gh-skip" href="#main">Skip to the content</a>
<header class="gh-header"><div class="gh-header-inner">
<a class="gh-brand" href="/"><span class="gh-brand-name">${name}</span>
<span class="gh-brand-product">Gatehouse</span></a>
</div></header>
<main id="main" class="gh-page gh-page-medium gh-stack">
${content}
</main>
<footer class="gh-footer"><div class="gh-footer-inner">
<p class="gh-small gh-muted">Questions? Write to
<a href="mailto:${settings.supportEmail}">${settings.supportEmail}</a>.</p>
</div></footer>
</body>
</html>`.text
}

/** A box that says a verdict; its colour follows the tone, its words carry the meaning. */
export function verdictBox(
  tone: 'done' | 'warning' | 'danger',
  title: string,
  lines: readonly string[],
): Html {
  return html`<div class="gh-notice gh-notice-${tone}" role="status"><div class="gh-stack-tight">
<p class="gh-notice-title">${title}</p>${lines.map((line) => html`<p>${line}</p>`)}</div></div>`
}

/** Facts as a list of terms; what is absent is left out. */
export function factList(facts: readonly (readonly [string, Html | string | null])[]): Html {
  return html`<dl class="gh-facts">${facts
    .filter(([, value]) => value !== null)
    .map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** A long value of letters and digits, broken wherever it has to be. */
export function code(value: string): Html {
  return html`<code class="gh-mono" style="overflow-wrap:anywhere">${value}</code>`
}

/** A moment in words, in UTC: the pages do not know where the reader is. */
export function utcTime(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
