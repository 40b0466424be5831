import fc from 'fast-check'
import { expect, it } from 'vitest'
import { html } from '../../../api/oidc/pages/html.ts'

it('escapes whatever comes from outside', () => {
  expect(html`<p title="${'"\'<&>'}">${'<b>'}</p>`.text).toBe(
    '<p title="&quot;&#39;&lt;&amp;&gt;">&lt;b&gt;</p>',
  )
})

it('keeps markup, joins lists, and leaves out what is absent', () => {
  const item = (text: string) => html`<li>${text}</li>`
  expect(html`<ul>${['a', '<'].map(item)}</ul>${false}${null}${undefined}${0}`.text).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>0',
  )
})

it('lets no value end an attribute or begin a tag', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(html`${value}`.text).not.toMatch(/[<>"']/)
    }),
  )
})
