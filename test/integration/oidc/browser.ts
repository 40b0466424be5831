/** What came back, with the address it came from. */
export interface Visit {
  url: string
  status: number
  headers: Headers
  body: string
}

/**
 * A browser reduced to what a sign-in needs: it keeps cookies by path, follows redirects below one address, and stops
 * where a redirect leaves it. It runs no scripts, as our pages promise.
 */
export class Browser {
  readonly #base: string
  readonly #cookies = new Map<string, { value: string; path: string }>()

  constructor(base: string) {
    this.#base = base
  }

  get(url: string): Promise<Visit> {
    return this.#follow(url, { method: 'GET' })
  }

  post(url: string, fields: Record<string, string | string[]>): Promise<Visit> {
    const form = new URLSearchParams()
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) form.append(name, value)
    }
    return this.#follow(url, { method: 'POST', body: form })
  }

  /** One request, redirects not followed. */
  async once(url: string, init: RequestInit): Promise<Visit> {
    const { pathname } = new URL(url)
    const cookie = [...this.#cookies]
      .filter(
        ([, { path }]) => pathname === path || pathname.startsWith(`${path.replace(/\/$/, '')}/`),
      )
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const headers = new Headers(init.headers)
    headers.set('accept', 'text/html')
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return { url, status: response.status, headers: response.headers, body: await response.text() }
  }

  async #follow(start: string, init: RequestInit): Promise<Visit> {
    let visit = await this.once(start, init)
    for (let hops = 0; hops < 20; hops += 1) {
      const location = visit.headers.get('location')
      if (!location) return visit
      const next = new URL(location, visit.url).href
      if (!next.startsWith(`${this.#base}/`)) return { ...visit, url: next }
      visit = await this.once(next, { method: 'GET' })
    }
    throw new Error(`Too many redirects from ${start}`)
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    if (value) this.#cookies.set(name, { value, path })
    else this.#cookies.delete(name)
  }
}

/** Values of the checkboxes that are ticked on a page. */
export function tickedScopes(page: string): string[] {
  const boxes = page.match(/<input type="checkbox" name="scope"[^>]*>/g) ?? []
  return boxes
    .filter((box) => box.includes('checked'))
    .map((box) => unescaped(/value="([^"]*)"/.exec(box)?.[1] ?? ''))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
