import { Client } from 'undici'

/** What a server answered. */
export interface Visit {
  path: string
  status: number
  location: string | undefined
  body: string
}

/** Somebody at the other end of one kept connection: keeps cookies by path, follows nothing by itself. */
export class Visitor {
  readonly #client: Client
  #cookies: { name: string; value: string; path: string }[] = []

  constructor(origin: string) {
    this.#client = new Client(origin)
  }

  get(address: string): Promise<Visit> {
    return this.#send('GET', address)
  }

  post(address: string, form: Record<string, string> | URLSearchParams): Promise<Visit> {
    return this.#send('POST', address, new URLSearchParams(form).toString())
  }

  /** Comes back as somebody who was never here. */
  forgetEverything(): void {
    this.#cookies = []
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  async #send(method: 'GET' | 'POST', address: string, form?: string): Promise<Visit> {
    const path = address.replace(/^https?:\/\/[^/]*/, '')
    const { body, headers, statusCode } = await this.#client.request({
      method,
      path,
      headers: {
        accept: form === undefined ? 'text/html' : '*/*',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...this.#cookieHeader(path.replace(/\?.*/, '')),
      },
      ...(form === undefined ? {} : { body: form }),
    })
    for (const line of [headers['set-cookie'] ?? []].flat()) this.#keep(line)
    const location = typeof headers.location === 'string' ? headers.location : undefined
    return { path, status: statusCode, location, body: await body.text() }
  }

  #cookieHeader(at: string): { cookie?: string } {
    const sent = this.#cookies.filter(
      ({ path }) => at === path || at.startsWith(path.endsWith('/') ? path : `${path}/`),
    )
    const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ')
    return cookie ? { cookie } : {}
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    this.#cookies = this.#cookies.filter((one) => one.name !== name || one.path !== path)
    if (value) this.#cookies.push({ name, value, path })
  }
}
