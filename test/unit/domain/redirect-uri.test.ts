import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  launchUrlProblem,
  redirectUriProblem,
  webUrlProblem,
} from '../../../api/domain/redirect-uri.ts'

const GOOD_REDIRECTS = [
  'https://app.example.com/callback',
  'https://app.example.com',
  'https://app.example.com:8443/a/b?tenant=1&x=%20',
  'https://xn--bcher-kva.example/cb',
  'http://127.0.0.1/cb',
  'http://127.0.0.1:4711/cb?from=app',
  'http://localhost:3000',
  'http://[::1]:9/cb',
  'com.example.app:/callback',
  'com.example.app://callback',
  'com.example-corp.app:callback',
]

const BAD_REDIRECTS = [
  ['nothing', '', 'Enter an address.'],
  ['a relative path', '/callback', 'full address'],
  ['plain http', 'http://app.example.com/cb', 'Use https://'],
  ['http to something like localhost', 'http://localhost.example.com/cb', 'Use https://'],
  ['http to another loopback spelling', 'http://127.1/cb', 'host'],
  ['http in the local network', 'http://192.168.0.1/cb', 'Use https://'],
  ['a fragment', 'https://app.example.com/cb#x', 'fragment'],
  ['an empty fragment', 'https://app.example.com/cb#', 'fragment'],
  ['a wildcard host', 'https://*.example.com/cb', 'Wildcards'],
  ['a wildcard path', 'https://app.example.com/*', 'Wildcards'],
  ['a user name', 'https://app.example.com@evil.example/cb', 'user name'],
  ['a password', 'https://a:b@app.example.com/cb', 'user name'],
  ['dot segments', 'https://app.example.com/a/../b', '. and ..'],
  ['encoded dot segments', 'https://app.example.com/a/%2e%2E/b', '. and ..'],
  ['encoded dots and slash', 'https://app.example.com/a/%2e%2e%2fb', '. and ..'],
  ['a single dot segment', 'https://app.example.com/./b', '. and ..'],
  ['a backslash', 'https://app.example.com\\@evil.example', 'character'],
  ['a space', 'https://app.example.com/a b', 'character'],
  ['a line break', 'https://app.example.com/a\nb', 'character'],
  ['a letter outside ASCII', 'https://app.exämple.com/cb', 'character'],
  ['a broken escape', 'https://app.example.com/%zz', 'hexadecimal'],
  ['no host', 'https:///cb', 'host'],
  ['an encoded host', 'https://exa%6Dple.com/cb', 'host'],
  ['an impossible port', 'https://app.example.com:99999/cb', 'host'],
  ['one slash', 'https:/app.example.com/cb', 'https://'],
  ['a scheme in capitals', 'HTTPS://app.example.com/cb', 'https://'],
  ['a scheme without a dot', 'myapp:/callback', 'in reverse'],
  ['script', 'javascript:alert(1)', 'in reverse'],
  ['data', 'data:text/html,x', 'in reverse'],
  ['a file', 'file:///etc/passwd', 'in reverse'],
  ['a scheme and nothing else', 'com.example.app:', 'in reverse'],
  ['too much', `https://app.example.com/${'a'.repeat(2000)}`, 'at most 2000'],
] as const

describe('a redirect URL', () => {
  it.each(GOOD_REDIRECTS)('may be %s', (url) => {
    expect(redirectUriProblem(url)).toBeUndefined()
  })

  it.each(BAD_REDIRECTS)('may not have %s', (_what, url, words) => {
    expect(redirectUriProblem(url)).toContain(words)
  })

  it('that is right means to a browser the very host it shows', () => {
    const url = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string())
    fc.assert(
      fc.property(url, (text) => {
        if (redirectUriProblem(text) || !text.startsWith('http')) return
        const parsed = new URL(text)
        expect(text.startsWith(`${parsed.protocol}//${parsed.hostname}`)).toBe(true)
        expect([parsed.username, parsed.hash]).toEqual(['', ''])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a launch URL', () => {
  it('may be https or this very machine, with a query of its own', () => {
    expect(launchUrlProblem('https://app.example.com/launch?tenant=1')).toBeUndefined()
    expect(launchUrlProblem('http://localhost:3000/launch')).toBeUndefined()
  })

  it.each(['com.example.app:/launch', 'http://app.example.com/launch', 'launch'])(
    'may not be %s',
    (url) => {
      expect(launchUrlProblem(url)).toContain('https://')
    },
  )
})

describe('the address of a page', () => {
  it('is https and nothing else', () => {
    expect(webUrlProblem('https://example.com/privacy')).toBeUndefined()
    expect(webUrlProblem('http://localhost/privacy')).toBe('Use https://.')
    expect(webUrlProblem('example.com')).toContain('full address')
  })
})
