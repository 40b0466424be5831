import { type Html, html } from './html.ts'
import { layout, supportLink } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { cancelButton } from './patient-page.ts'

interface Facts {
  readonly action: string
  readonly appName: string
  readonly workflow: string
  /** Where the app opens. */
  readonly approved: readonly string[]
}

/** Says that an app is not for the work it was opened from, and how to go on without it (R289). */
export function workflowPage(options: PageOptions, facts: Facts): Html {
  const { known, pieces, t } = options
  const { action, appName, approved, workflow } = facts
  return layout(options, {
    title: t('Not for this kind of work'),
    content: html`<h1 class="gh-title">${t('Not for this kind of work')}</h1>
<p class="gh-lead">${pieces(
      '{{app}} was opened from “{{workflow}}”, for which the hospital has not approved it. Nothing was shared with it.',
      { app: html`<strong>${appName}</strong>`, workflow: known(workflow) },
    )}</p>
<div class="gh-prose"><ul>
${approved.length > 0 && html`<li>${t('It opens from: {{workflows}}.', { workflows: approved.map(known).join(', ') })}</li>`}
<li>${t('The record on your screen is as it was: go on there without the app.')}</li>
<li>${pieces('If you need it for this work, write to {{address}}.', { address: supportLink(options) })}</li>
</ul></div>
<form method="post" action="${action}">${cancelButton(options, t('Back to the app'))}</form>`,
  })
}
