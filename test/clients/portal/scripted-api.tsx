import { ApolloClient, ApolloLink } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import type { ComponentType } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { Observable, of, Subject, throwError } from 'rxjs'
import { createCache } from '../../../portal/src/lib/cache.ts'
import { theme } from '../../../ui/theme.ts'

type Answer = (variables: Record<string, unknown>) => Record<string, unknown>

/** The API as a script: an answer per operation; what has none, waits for what the test sends when it likes. */
export function aScriptedApi(answers: Readonly<Record<string, Answer>>) {
  const events = new Map<string, Subject<ApolloLink.Result>>()
  const asked: { name: string; variables: Record<string, unknown> }[] = []
  const waiting: typeof asked = []
  /** Operations that meet no network, until the test takes them out. */
  const unreachable = new Set<string>()
  /** Operations that wait for their answer, until the test takes them out. */
  const silent = new Set<string>()

  const link = new ApolloLink((operation) => {
    const name = operation.operationName ?? ''
    if (unreachable.has(name)) return throwError(() => new TypeError('Failed to fetch'))
    const answer = silent.has(name) ? undefined : answers[name]
    if (answer) {
      asked.push({ name, variables: operation.variables })
      return of({ data: answer(operation.variables) })
    }
    const subject = events.get(name) ?? new Subject<ApolloLink.Result>()
    events.set(name, subject)
    waiting.push({ name, variables: operation.variables })
    return new Observable((observer) => subject.subscribe(observer))
  })

  const send = (subscription: string, data: Record<string, unknown>) =>
    events.get(subscription)?.next({ data })
  /** Ends what an operation without an answer was sent; the next of that name begins anew. */
  const end = (name: string) => {
    const subject = events.get(name)
    events.delete(name)
    subject?.complete()
  }
  return {
    client: new ApolloClient({ cache: createCache(), link }),
    asked,
    waiting,
    unreachable,
    silent,
    send,
    end,
  }
}

/** Renders one page of the portal at an address. */
export function renderPage(options: {
  readonly client: ApolloClient
  readonly path: string
  readonly at: string
  readonly Component: ComponentType
}) {
  const { client, path, at, Component } = options
  const router = createMemoryRouter([{ path, Component }], { initialEntries: [at] })
  render(
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </MantineProvider>,
  )
  return router
}
