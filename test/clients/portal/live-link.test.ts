import { ApolloClient, gql, InMemoryCache } from '@apollo/client'
import type { Sink, SubscribePayload } from 'graphql-ws'
import { describe, expect, it } from 'vitest'
import { liveLink } from '../../../portal/src/lib/live-link.ts'
import { eventually } from '../../support/eventually.ts'

const CHANGED = gql`
  subscription Changed($after: String) {
    changed(after: $after) {
      cursor
    }
  }
`

/** A socket that keeps the payload as graphql-ws does, to send it again after a lost connection. */
function aSocket() {
  const subscriptions: { payload: SubscribePayload; sink: Sink }[] = []
  const subscribe = (payload: SubscribePayload, sink: Sink) => {
    subscriptions.push({ payload, sink })
    return () => undefined
  }
  return { subscriptions, subscribe }
}

describe('the live link', () => {
  it('asks for what follows the last event when the payload is sent again', async () => {
    const socket = aSocket()
    const apollo = new ApolloClient({ cache: new InMemoryCache(), link: liveLink(socket) })
    const seen: unknown[] = []
    apollo.subscribe({ query: CHANGED }).subscribe((result) => seen.push(result.data))
    const [subscription] = socket.subscriptions
    expect(subscription?.payload.variables).not.toHaveProperty('after', 'c1')

    subscription?.sink.next({ data: { changed: { __typename: 'Change', cursor: 'c1' } } })
    await eventually(() => expect(seen).toHaveLength(1))
    expect(subscription?.payload.variables).toEqual({ after: 'c1' })
  })

  it('tells of a refusal as an error', async () => {
    const socket = aSocket()
    const apollo = new ApolloClient({ cache: new InMemoryCache(), link: liveLink(socket) })
    const failures: unknown[] = []
    apollo.subscribe({ query: CHANGED }).subscribe((result) => {
      if (result.error) failures.push(result.error)
    })
    socket.subscriptions[0]?.sink.error([{ message: 'Not for you.' }])
    await eventually(() => expect(failures).toHaveLength(1))
    expect(failures[0]).toMatchObject({ message: 'Not for you.' })
  })
})
