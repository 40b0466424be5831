import { describe, expect, test } from 'vitest'
import { composeMail } from '../../../api/events/mail/compose-mail.ts'

const WHOLE = {
  to: 'ada@example.org',
  subject: 'Chart Lens: live',
  greets: 'Ada',
  paragraphs: ['Version 2 is Live.', 'Well done.'],
  sections: [{ title: 'Today', lines: ['One', 'Two'] }],
  quote: { label: 'Reason:', text: 'First line\nSecond line' },
  action: { label: 'Open the app', url: 'https://gatehouse.example/portal/apps/x?a=1&b=2' },
  footnotes: ['You get this mail because you work there.'],
  preferencesUrl: 'https://gatehouse.example/portal/account/notices',
}

describe('a mail', () => {
  test('says everything as plain text', () => {
    expect(composeMail(WHOLE).body).toBe(
      [
        'Hello Ada,',
        'Version 2 is Live.',
        'Well done.',
        'Today\n- One\n- Two',
        'Reason:\nFirst line\nSecond line',
        'Open the app:\nhttps://gatehouse.example/portal/apps/x?a=1&b=2',
        'You get this mail because you work there.',
        'Choose what you are mailed:\nhttps://gatehouse.example/portal/account/notices',
      ].join('\n\n'),
    )
  })

  test('says the same as HTML, and loads nothing', () => {
    const { html } = composeMail(WHOLE)
    const words = html
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#38;', '&')
      .replace(/\s+/g, ' ')
    for (const text of ['Hello Ada,', 'Well done.', 'One', 'Second line', WHOLE.action.url]) {
      expect(words).toContain(text)
    }
    expect(html).toContain('href="https://gatehouse.example/portal/apps/x?a=1&#38;b=2"')
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).not.toMatch(/<(script|img|link|style|iframe)|url\(|src=/)
  })

  test('escapes what people write', () => {
    const evil = '"><script>alert(1)</script>'
    const { html } = composeMail({
      ...WHOLE,
      ...{ subject: evil, greets: evil, paragraphs: [evil], footnotes: [evil] },
      sections: [{ title: evil, lines: [evil] }],
      quote: { label: evil, text: evil },
      action: { label: evil, url: `https://x.example/${evil}` },
      preferencesUrl: `https://x.example/${evil}`,
    })
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('">&#60;script')
  })

  test('has a subject of one line', () => {
    expect(composeMail({ ...WHOLE, subject: 'a\r\nBcc: x@example.org' }).subject).toBe(
      'a Bcc: x@example.org',
    )
  })

  test('leaves out what there is none of', () => {
    const { body, html } = composeMail({
      to: 'a@b.example',
      subject: 'Short',
      paragraphs: ['One.'],
    })
    expect(body).toBe('One.')
    expect(html).not.toMatch(/<(a|ul|blockquote) /)
  })
})
