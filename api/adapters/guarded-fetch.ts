import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'

export interface GuardedFetchOptions {
  /** Lets http and https to this very machine through: development and tests, where nothing else is there. */
  readonly isLoopbackAllowed: boolean
  /** Resolves a host name to all its addresses. @default the resolver of the operating system */
  readonly lookup?: (host: string) => Promise<string[]>
  /** From the first question to the last byte, redirects included. @default 5000 */
  readonly timeoutMs?: number
  /** @default 65536 */
  readonly maxBytes?: number
}

/** A JSON document, and how long its server lets it be kept. */
export interface FetchedDocument {
  readonly document: unknown
  readonly cacheControl: string | undefined
}

/** Why a document was not fetched, in words for whoever gave us its address. Never what another server said. */
export class GuardedFetchError extends Error {}

const MAX_REDIRECTS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Makes a reader of JSON documents at addresses that strangers gave us, which cannot be used to reach what only we can
 * reach (SSRF): every address of the host has to be public, the connection goes to the address that was checked, and
 * each redirect is checked like the first address.
 *
 * The reader throws GuardedFetchError.
 */
export function guardedFetch(
  options: GuardedFetchOptions,
): (url: string) => Promise<FetchedDocument> {
  return (url) =>
    inTime(options, async (signal) => {
      const { cacheControl, text } = await follow(url, options, (hop) =>
        askOnce(hop, options, signal),
      )
      return { document: parsed(text), cacheControl }
    })
}

/**
 * Makes a reader of what a page answers, under the same rules: its status after redirects, of which nothing is kept. The
 * reader throws GuardedFetchError.
 */
export function guardedStatus(options: GuardedFetchOptions): (url: string) => Promise<number> {
  return (url) =>
    inTime(options, async (signal) => {
      const { status } = await follow(url, options, (hop) => statusOnce(hop, options, signal))
      return status
    })
}

/** Makes a reader of what a page says, up to 2 MiB of it, under the same rules. The reader throws GuardedFetchError. */
export function guardedText(options: GuardedFetchOptions): (url: string) => Promise<string> {
  const wide = { maxBytes: 2 * 1024 * 1024, ...options }
  return (url) =>
    inTime(options, async (signal) => {
      const { text } = await follow(url, options, (hop) =>
        askOnce(hop, wide, signal, 'text/html, */*;q=0.5'),
      )
      return text
    })
}

function inTime<T>(
  { timeoutMs = 5000 }: GuardedFetchOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_resolve, reject) => {
    const fault = () =>
      reject(new GuardedFetchError(`It did not answer within ${timeoutMs / 1000} seconds.`))
    signal.addEventListener('abort', fault, { once: true })
  })
  return Promise.race([work(signal), late])
}

async function follow<T extends object>(
  first: string,
  options: GuardedFetchOptions,
  askOnce: (url: URL) => Promise<T | Redirect>,
): Promise<T> {
  let url = allowedUrl(first, options)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await askOnce(url)
    if (!('location' in answer)) return answer
    url = allowedUrl(new URL(answer.location, url).href, options)
  }
  throw new GuardedFetchError(`It redirects more than ${MAX_REDIRECTS} times.`)
}

/** Admits addresses that may be read at all: https, and on this machine http where that is allowed. */
export function allowedUrl(text: string, { isLoopbackAllowed }: GuardedFetchOptions): URL {
  const url = URL.parse(text)
  if (!url) throw new GuardedFetchError('This is not an address.')
  if (url.username || url.password) throw new GuardedFetchError('Leave out the user name.')
  const mayBePlain = isLoopbackAllowed && isLocalName(hostOf(url))
  if (url.protocol === 'https:' || (url.protocol === 'http:' && mayBePlain)) return url
  throw new GuardedFetchError('Only https:// addresses are read, redirects included.')
}

interface Redirect {
  location: string
}

function askOnce(
  url: URL,
  options: GuardedFetchOptions,
  signal: AbortSignal,
  accept = 'application/json',
): Promise<Redirect | { text: string; cacheControl: string | undefined }> {
  return asking({ url, options, signal, accept }, async (response) => {
    if (response.statusCode !== 200)
      throw new GuardedFetchError(`It answers with status ${response.statusCode} instead of 200.`)
    const text = await textOf(response, options.maxBytes ?? 64 * 1024)
    const { 'cache-control': cacheControl } = response.headers
    return { text, cacheControl: [cacheControl].flat().join(', ') }
  })
}

function statusOnce(
  url: URL,
  options: GuardedFetchOptions,
  signal: AbortSignal,
): Promise<Redirect | { status: number }> {
  const read = async ({ statusCode }: Dispatcher.ResponseData) => ({ status: statusCode })
  return asking({ url, options, signal, accept: '*/*' }, read)
}

interface Asked {
  url: URL
  options: GuardedFetchOptions
  signal: AbortSignal
  accept: string
}

async function asking<T extends object>(
  { url, options, signal, accept }: Asked,
  read: (response: Dispatcher.ResponseData) => Promise<T>,
): Promise<T | Redirect> {
  const address = await checkedAddress(hostOf(url), options)
  const agent = pinnedTo(address)
  try {
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { accept, 'accept-encoding': 'identity' },
      signal,
    })
    const { location } = response.headers
    if (REDIRECTS.has(response.statusCode) && typeof location === 'string') return { location }
    return await read(response)
  } catch (error) {
    throw error instanceof GuardedFetchError ? error : new GuardedFetchError(whyUnreached(error))
  } finally {
    await agent.destroy()
  }
}

/** A certificate that is not accepted is the vendor's to mend, and said to be that (R295). */
function whyUnreached(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'CERT_HAS_EXPIRED') return 'Its certificate has expired.'
  return /CERT|SIGNATURE|ALTNAME/.test(code)
    ? 'Its certificate is not accepted.'
    : 'It cannot be reached.'
}

/** Connects to one address alone: the name is not looked up again, because it could point elsewhere by then. */
export function pinnedTo(address: string): Agent {
  const family = isIP(address)
  return new Agent({
    connect: {
      lookup: (_host, { all }, found) =>
        all ? found(null, [{ address, family }]) : found(null, address, family),
    },
  })
}

/** An address of a host of which every address may be reached. */
export async function checkedAddress(host: string, options: GuardedFetchOptions): Promise<string> {
  const addresses = isIP(host) ? [host] : await resolved(host, options)
  const [first] = addresses
  if (!first) throw new GuardedFetchError('Its host has no address.')
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (options.isLoopbackAllowed && isLoopbackAddress(address))
  if (addresses.every(isAllowed)) return first
  throw new GuardedFetchError('Its host is not on the public internet.')
}

async function resolved(host: string, { lookup = allAddresses }: GuardedFetchOptions) {
  try {
    return await lookup(host)
  } catch {
    throw new GuardedFetchError('Its host is not known.')
  }
}

async function allAddresses(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address)
}

/** Reads an answer to its end, or to what is too much. */
export async function textOf({ body }: Dispatcher.ResponseData, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) throw new GuardedFetchError(`It is larger than ${maxBytes / 1024} KiB.`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GuardedFetchError('It is not JSON.')
  }
}

/** The host of an address, without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host)
}
