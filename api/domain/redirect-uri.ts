import { TEXT_LIMITS } from '../../schema/vocabulary/limits.ts'

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** RFC 3986 characters, without those that only a careless or hostile address has. */
const SAFE_CHARACTERS = /^[A-Za-z0-9\-._~:/?[\]@!$&'()+,;=%]+$/
const DOT_SEGMENT = /(?:^|[/\\])(?:\.|%2e){1,2}(?:[/\\?]|%2f|$)|\.\./i

/** RFC 8252 section 7.1: a private-use scheme is a domain in reverse, so it has a dot. */
const PRIVATE_USE_SCHEME = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:\/{0,2}[^/]/
const HTTP = /^(https?):\/\/([^/?]*)/

/**
 * Says what is wrong with a redirect URL, in words; undefined when nothing is.
 * Allows `https`, `http` to this very machine, and private-use schemes with a dot. Refuses
 * fragments, wildcards, user names, dot segments, and whatever is not an absolute URL.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2
 * @see https://www.rfc-editor.org/rfc/rfc8252#section-7
 * @see https://www.rfc-editor.org/rfc/rfc9700#section-2.1
 */
export function redirectUriProblem(text: string): string | undefined {
  return (
    commonProblem(text) ??
    (HTTP.test(text) ? httpProblem(text, { isLoopbackAllowed: true }) : schemeProblem(text))
  )
}

/** Says what is wrong with a launch URL; `https`, or `http` to this very machine, are right. */
export function launchUrlProblem(text: string): string | undefined {
  return commonProblem(text) ?? httpProblem(text, { isLoopbackAllowed: true })
}

/** Says what is wrong with the address of a public page or key set: only `https` is right. */
export function webUrlProblem(text: string): string | undefined {
  return commonProblem(text) ?? httpProblem(text, { isLoopbackAllowed: false })
}

function commonProblem(text: string): string | undefined {
  if (text.length === 0) return 'Enter an address.'
  if (text.length > TEXT_LIMITS.url.max) {
    return `Use at most ${TEXT_LIMITS.url.max} characters; there are ${text.length}.`
  }
  if (text.includes('#')) return 'Leave out the part from # on: a fragment is not allowed.'
  if (text.includes('*')) return 'Wildcards are not allowed: enter each address in full.'
  if (DOT_SEGMENT.test(text)) return 'Leave out . and .. : enter the path as it is.'
  if (!SAFE_CHARACTERS.test(text)) return 'The address has a character that has to be encoded.'
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return 'A % has to be followed by two hexadecimal digits.'
  return undefined
}

function httpProblem(
  text: string,
  { isLoopbackAllowed }: { readonly isLoopbackAllowed: boolean },
): string | undefined {
  const [, scheme, authority = ''] = HTTP.exec(text) ?? []
  if (!scheme) return 'Enter a full address that starts with https://.'
  if (authority.includes('@')) return 'Leave out the user name before the host.'
  const { hostname } = URL.parse(text) ?? {}
  if (!hostname || !authority.toLowerCase().startsWith(hostname)) {
    return 'The address has no host that can be read.'
  }
  if (scheme === 'https') return undefined
  if (isLoopbackAllowed && LOOPBACK_HOSTS.has(hostname)) return undefined
  return isLoopbackAllowed
    ? 'Use https://. Only localhost, 127.0.0.1 and [::1] may use http://.'
    : 'Use https://.'
}

function schemeProblem(text: string): string | undefined {
  if (PRIVATE_USE_SCHEME.test(text)) return undefined
  return /^[a-z][a-z0-9+.-]*:/i.test(text)
    ? 'Use https://, or a scheme of your own that holds your domain in reverse, such as com.example.app:/callback.'
    : 'Enter a full address that starts with https://.'
}
