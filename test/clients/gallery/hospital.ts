import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { GraphQLError, parse } from 'graphql'
import { authorizationServer, type SignInDesk } from './authorization-server.ts'
import { executor } from './gallery-api.ts'

/** A hospital at the other end of the line: an authorization server and a GraphQL endpoint. */
export interface Hospital extends SignInDesk {
  /** Answers what the page asks GraphQL, for whoever shows a token that was given out. */
  root: object
  readonly close: () => void
}

/** Opens a hospital on a port of its own. */
export async function openHospital(): Promise<Hospital> {
  const site = express()
  const server: Server = createServer(site).listen(0)
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const hospital: Hospital = {
    origin,
    person: undefined,
    tokens: [],
    root: {},
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  site.use('/auth', await authorizationServer(hospital))
  site.get('/my-apps/callback', (_request, response) => {
    response.type('html').send('<!doctype html>')
  })
  site.post('/graphql', express.json(), async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!hospital.tokens.includes(token)) {
      response.status(401).json({ errors: [{ message: 'Sign in first.' }] })
      return
    }
    const { query, variables } = request.body
    try {
      response.json({ data: await executor(hospital.root)(parse(query), variables) })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      response.json({ errors: [error.toJSON()] })
    }
  })
  return hospital
}
