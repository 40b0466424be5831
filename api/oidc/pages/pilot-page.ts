import { type Html, html } from './html.ts'
import { layout, supportLink } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { cancelButton } from './patient-page.ts'

/** Says that an app is tried out by a few people, and that the reader is not one of them. */
export function pilotPage(
  options: PageOptions,
  { action, appName }: { action: string; appName: string },
): Html {
  const { pieces, t } = options
  return layout(options, {
    title: t('Not open to you yet'),
    content: html`<h1 class="gh-title">${t('Not open to you yet')}</h1>
<p class="gh-lead">${pieces(
      '{{app}} is being tried out by a few people, and you are not on their list. Nothing was shared with it. If you think you should be, write to {{address}}.',
      { app: html`<strong>${appName}</strong>`, address: supportLink(options) },
    )}</p>
<form method="post" action="${action}">${cancelButton(options, t('Back to the app'))}</form>`,
  })
}
