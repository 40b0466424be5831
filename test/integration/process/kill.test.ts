import { existsSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { PASSWORD, PROFILE } from '../../support/builders.ts'
import { DRAFT_SAVE, VENDOR_PROFILE_COMPLETE } from '../../support/documents.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { TestNamesQuery } from '../../support/gql/graphql.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import {
  processesWith,
  type ServerProcess,
  startServerProcess,
} from '../../support/server-process.ts'
import { signIn } from '../../support/sign-in.ts'
import { REGISTER, VERIFY } from '../account/account-documents.ts'

const NAMES = graphql(`
  query TestNames($after: String) {
    viewer {
      vendor {
        apps(first: 100, after: $after) {
          nodes {
            name
            latestVersion {
              name
              shortDescription
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`)

const DATA_DIR = path.join(os.tmpdir(), `gatehouse-kill-${process.pid}`)
const email = 'grace@vendor.example'
let server: ServerProcess | undefined
afterAll(async () => {
  await server?.kill('SIGKILL')
  await vi.waitFor(() => expect(processesWith(DATA_DIR)).toEqual([]), { timeout: 30_000 })
  rmSync(DATA_DIR, { recursive: true, force: true })
})

const start = () => startServerProcess({ DATA_DIR, DEMO: 'false' })

async function clientOf({ base }: ServerProcess): Promise<GraphqlClient> {
  const urls = {
    base,
    graphql: `${base}/graphql`,
    issuer: { PRODUCTION: `${base}/auth`, SANDBOX: `${base}/auth-sandbox` },
    fhir: { PRODUCTION: `${base}/fhir`, SANDBOX: `${base}/fhir-sandbox` },
  }
  return new GraphqlClient(
    urls.graphql,
    await signIn({ url: base, urls }, { email, password: PASSWORD }),
  )
}

/** Registers by the address of the mail, as a person does. */
async function register({ base }: ServerProcess): Promise<void> {
  const visitor = new GraphqlClient(`${base}/graphql`)
  await visitor.get(REGISTER, {
    input: { firstName: 'Grace', lastName: 'Hopper', email, password: PASSWORD },
  })
  const inbox = `${base}/dev/inbox?to=${encodeURIComponent(email)}`
  const token = await vi.waitFor(
    async () => {
      const mails = await (await fetch(inbox, { headers: { accept: 'application/json' } })).text()
      return /token=([\w-]+)/.exec(mails)?.[1] ?? expect.fail('no mail yet')
    },
    { timeout: 20_000 },
  )
  await visitor.get(VERIFY, { token })
}

async function namesOf(client: GraphqlClient): Promise<string[]> {
  const names: string[] = []
  let after: string | null | undefined
  do {
    const { viewer }: TestNamesQuery = await client.get(NAMES, { after: after ?? null })
    const apps = viewer?.vendor?.apps
    names.push(...(apps?.nodes.map((app) => app.latestVersion.name) ?? []))
    after = apps?.pageInfo.hasNextPage ? apps.pageInfo.endCursor : undefined
  } while (after)
  return names
}

test('kill -9 during writes loses nothing that was acknowledged', {
  timeout: 180_000,
}, async () => {
  server = await start()
  await register(server)
  const client = await clientOf(server)
  await client.get(VENDOR_PROFILE_COMPLETE, { input: PROFILE })

  const acknowledged: string[] = []
  const write = async (writer: number) => {
    for (let n = 0; ; n += 1) {
      const name = `App ${writer} ${n}`
      const { payload } = await client.get(DRAFT_SAVE, { input: { name, shortDescription: name } })
      if (payload.appVersion) acknowledged.push(name)
    }
  }
  const writers = [1, 2, 3, 4].map((writer) => write(writer).catch(() => undefined))
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(40), { timeout: 60_000 })
  await server.kill('SIGKILL')
  await Promise.all(writers)

  server = await start()
  const names = await namesOf(await clientOf(server))
  expect(names).toEqual(expect.arrayContaining(acknowledged))
  expect(new Set(names).size).toBe(names.length)
  // at most what was under way when it ended
  expect(names.length - acknowledged.length).toBeLessThanOrEqual(4)

  expect(await server.kill('SIGTERM')).toBe(0)
  server = undefined
  await vi.waitFor(() => expect(processesWith(DATA_DIR)).toEqual([]), { timeout: 30_000 })
  expect(existsSync(DATA_DIR)).toBe(true)
})
