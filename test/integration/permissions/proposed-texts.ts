import { randomUUID } from 'node:crypto'
import { aReviewer } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'

/** Takes back every text that was proposed, so that another can be. */
export function withdrawTexts({ databaseUrl }: TestPlatform): Promise<unknown> {
  return query(databaseUrl, `update attestation_proposal set state = 'WITHDRAWN'`)
}

/** A text that somebody else than the publisher proposed, in the place of any other. */
export async function aProposal(platform: TestPlatform): Promise<{ id: string; revision: number }> {
  await withdrawTexts(platform)
  const { client } = await aReviewer(platform, 'CONTRACT_REVIEWER')
  const body = `${'Health information is used for what a person agreed to. '.repeat(5)} ${randomUUID()}`
  const { data } = await client.ask<
    { it: { proposal: { id: string; revision: number } } },
    { body: string }
  >(
    `mutation ($body: String!) { it: attestationTextPropose(input: { body: $body, summary: "Says it five times over." })
     { proposal { id revision } } }`,
    { body },
  )
  if (!data) throw new Error('No text could be proposed.')
  return data.it.proposal
}
