import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type DocumentNode, print } from 'graphql'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { Streams } from './streams.ts'

export interface GraphqlFault {
  message: string
  path?: (string | number)[]
  extensions: { code: string; requestId?: string; retryAfterSeconds?: number }
}

export interface GraphqlAnswer<Data> {
  status: number
  data: Data | null | undefined
  errors: GraphqlFault[]
}

/** One person, or nobody, in front of the GraphQL API. */
export class GraphqlClient {
  readonly #url: string
  readonly #headers: Record<string, string>
  readonly token: string | undefined
  readonly #hearing: Hearing | undefined

  constructor(url: string, token?: string, hearing?: Hearing) {
    this.#url = url
    this.token = token
    this.#hearing = hearing
    this.#headers = {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
  }

  /** Asks, and hands back whatever was answered. */
  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
  ): Promise<GraphqlAnswer<Data>> {
    const query = typeof document === 'string' ? document : print(document as DocumentNode)
    const body = JSON.stringify({ query, variables })
    const response = await fetch(this.#url, { method: 'POST', headers: this.#headers, body })
    const answer = (await response.json()) as { data?: Data; errors?: GraphqlFault[] }
    return { status: response.status, data: answer.data, errors: answer.errors ?? [] }
  }

  /** Asks for what must be answered: fails the test on any top-level error. */
  async get<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Data> {
    const { data, errors } = await this.ask(document, variables as Variables)
    if (!data || errors.length) throw new Error(JSON.stringify(errors))
    return data
  }

  /** Codes of the top-level errors of an operation. */
  async codes<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
  ): Promise<string[]> {
    const { errors } = await this.ask(document, variables)
    return errors.map((error) => error.extensions.code)
  }

  /** Watches a subscription on a socket of its own, from now on: of what was committed before it hears nothing. */
  async watch<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Watch<Data>> {
    const hearing = this.#hearing
    if (!hearing) throw new Error('Only whoever hears what the platform does can watch.')
    return hearing.streams.inTurn(async () => {
      await hearing.allHeard()
      const watch = new Watch<Data>(this.#url.replace(/^http/, 'ws'), this.token)
      await watch.begin(print(document as DocumentNode), variables, hearing.streams.next())
      return watch
    })
  }
}

/** What a watch has to know of the platform to begin at a moment of its own. */
export interface Hearing {
  streams: Streams
  /** Waits until what was committed so far has been told. */
  allHeard: () => Promise<void>
}

/** The number of an event that was asked for as `event { cursor … }`. */
function numberOf(data: unknown): number {
  const { event } = data as { event?: { cursor?: string } }
  if (event?.cursor === undefined) throw new Error('Ask for `event { cursor }`.')
  return Number(event.cursor)
}

/** What arrives on one subscription. */
export class Watch<Data> {
  readonly received: Data[] = []
  readonly faults: GraphqlFault[] = []
  readonly #client: ReturnType<typeof createClient>
  readonly #waiting = new Set<() => void>()
  #socket: WebSocket | undefined
  #closeCode: number | undefined
  #isOver = false

  constructor(url: string, token: string | undefined) {
    this.#client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
      on: {
        opened: (socket) => {
          this.#socket = socket as WebSocket
        },
        closed: (event) => {
          this.#closeCode = (event as CloseEvent).code
          this.#wake()
        },
      },
    })
  }

  /** Subscribes; resolves when the server listens, or has refused. */
  async begin(
    query: string,
    variables: Record<string, unknown>,
    listens: Promise<void>,
  ): Promise<void> {
    this.#client.subscribe<Data>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (data) this.received.push(data)
          if (errors) this.faults.push(...(errors as unknown as GraphqlFault[]))
          this.#wake()
        },
        error: (error) => {
          if (Array.isArray(error)) this.faults.push(...error)
          this.#finish()
        },
        complete: () => this.#finish(),
      },
    )
    await Promise.race([listens, this.#fact(() => this.#isOver)])
  }

  /** Waits until so many events have arrived. */
  async until(count: number): Promise<Data[]> {
    return this.#arrived(count, () => this.received)
  }

  /**
   * Waits until so many events numbered above a cursor have arrived, and gives those.
   *
   * Whoever resumes may hear again what overlapped with the event of the cursor (see eventsAfter): transactions of other
   * tests on the same server are enough for that.
   */
  async since(cursor: string | undefined, count: number): Promise<Data[]> {
    return this.#arrived(count, () =>
      this.received.filter((data) => numberOf(data) > Number(cursor)),
    )
  }

  async #arrived(count: number, events: () => Data[]): Promise<Data[]> {
    await this.#fact(() => events().length >= count || this.#isOver)
    if (events().length < count)
      throw new Error(`The subscription ended: ${JSON.stringify(this.faults)}`)
    return events()
  }

  /** Waits until the server has refused or ended the subscription; the code the socket closed with, if it did. */
  async over(): Promise<number | undefined> {
    await this.#fact(() => this.#isOver)
    return this.#closeCode
  }

  /** Says goodbye. */
  async stop(): Promise<void> {
    await this.#client.dispose()
  }

  /** Loses the connection without a goodbye. */
  cut(): void {
    this.#socket?.terminate()
  }

  #fact(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isTrue()) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  #finish(): void {
    this.#isOver = true
    this.#wake()
  }

  #wake(): void {
    for (const look of this.#waiting) look()
  }
}
