import {
  aReviewer,
  aVendor,
  type Outcome,
  outcome,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { ATTESTATION_TEXT, USER_ERROR } from '../../support/documents.ts'
import { type FragmentType, readFragment } from '../../support/gql/fragment-masking.ts'
import type { AttestationAnswer, SignedFactsFragment } from '../../support/gql/graphql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { PROPOSE, PUBLISH, RENEW, SIGNED, VERSION_ATTESTATIONS } from './attestation-documents.ts'

/** Vendors, and the two people it takes to publish a text. */
export interface AttestationWorld {
  owner: VendorOwner
  reviewer: Person
  security: Person
  contract: Person
}

export async function attestationWorld(platform: TestPlatform): Promise<AttestationWorld> {
  const [owner, reviewer, security, contract] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'CONTRACT_REVIEWER'),
  ])
  return { owner, reviewer, security, contract }
}

let count = 0

/** A text nobody published yet: the first one, with another last paragraph each time. */
export function anotherBody(first: string): string {
  count += 1
  return `${first}\nAddition ${count}. The vendor names a person who answers questions about privacy within five working days.`
}

export const SUMMARY = 'Names a person who answers questions about privacy.'

/** Proposes and publishes another text, by two people. */
export async function publishAnother({
  security,
  contract,
}: Pick<AttestationWorld, 'security' | 'contract'>) {
  const body = anotherBody(LONG_BODY)
  const proposed = (await security.client.get(PROPOSE, { input: { body, summary: SUMMARY } }))
    .payload
  const { id = '', revision = 0 } = proposed.proposal ?? {}
  const input = { proposalId: id, expectedRevision: revision }
  const { payload } = await contract.client.get(PUBLISH, { input })
  if (!payload.text) throw new Error(JSON.stringify([proposed, payload]))
  return { ...payload.text, appsToReattest: payload.appsToReattest }
}

export const LONG_BODY = Array.from(
  { length: 4 },
  (_, n) =>
    `Rule ${n + 1}. Health information is used only for what a person has agreed to, and nothing else.`,
).join('\n')

/** Answers the text in force on a live version. */
export async function renew(
  { client }: Pick<Person, 'client'>,
  version: Pick<Version, 'id' | 'revision'>,
  answer: AttestationAnswer = 'ACCEPTED',
): Promise<Outcome> {
  const { attestationText: text } = await client.get(ATTESTATION_TEXT)
  const input = {
    versionId: version.id,
    expectedRevision: version.revision,
    textId: text.id,
    textSha256: text.sha256,
    answer,
  }
  return outcome((await client.get(RENEW, { input })).payload)
}

/** What stands on a version: its latest answer, and all of them. */
export async function standing({ client }: Pick<Person, 'client'>, id: string) {
  const { node } = await client.get(VERSION_ATTESTATIONS, { id })
  if (node?.__typename !== 'AppVersion') throw new Error(`No version ${id}`)
  return {
    ...node,
    attestation: readFragment(SIGNED, node.attestation),
    attestations: readFragment(SIGNED, node.attestations),
  }
}

/** The latest answer of a version, which has to be there and signed. */
export async function signedOn(
  person: Pick<Person, 'client'>,
  id: string,
): Promise<SignedFactsFragment & { signature: string }> {
  const { attestation } = await standing(person, id)
  if (!attestation?.signature) throw new Error(`Nobody signed ${id}`)
  return { ...attestation, signature: attestation.signature }
}

/** What was wrong with a request. */
export function faultsOf({ userErrors }: { userErrors: FragmentType<typeof USER_ERROR>[] }) {
  return [...readFragment(USER_ERROR, userErrors)]
}
