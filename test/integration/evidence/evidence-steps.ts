import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Person, Version } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'

const TOOL = path.resolve(import.meta.dirname, '../../../tools/verify-evidence.mjs')

const PACK = graphql(`
  mutation TestEvidencePackCreate($input: EvidencePackInput!) {
    payload: evidencePackCreate(input: $input) {
      downloadUrl
      expiresAt
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

/** Asks for an address of the pack. */
export async function packAddress({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) {
  const { payload } = await client.get(PACK, { input: { versionId: id } })
  return { ...payload, errors: [...readFragment(USER_ERROR, payload.userErrors)] }
}

/** Takes the pack by its address, as a browser does. */
export async function takePack(person: Pick<Person, 'client'>, version: Pick<Version, 'id'>) {
  const { downloadUrl } = await packAddress(person, version)
  const answer = await fetch(downloadUrl ?? '')
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}

/** Runs the verifier as somebody does who has the pack, the keys and Node. */
export function verdictOn(
  folder: string,
  pack: Uint8Array,
): { status: number | null; said: string } {
  const file = path.join(folder, 'pack.zip')
  writeFileSync(file, pack)
  const run = spawnSync(process.execPath, [TOOL, file, path.join(folder, 'jwks.json')], {
    encoding: 'utf8',
  })
  return { status: run.status, said: run.stdout + run.stderr }
}
