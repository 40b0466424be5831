import { Client } from 'undici'
import type { Told, Walker } from '../job.ts'
import { signToken } from '../peers/access-token.ts'

/** One read after the other, each with a token that was never shown before; all are signed before the time that counts. */
export async function firstSeenWalker(
  { url, facts }: Told,
  _connection: number,
  walks: number,
): Promise<Walker> {
  const client = new Client(url)
  const tokens: string[] = []
  while (tokens.length < walks) tokens.push(facts.key ? await signToken(facts) : 'any')
  return {
    async walk() {
      const headers = { authorization: `Bearer ${tokens.pop()}` }
      const { statusCode, body } = await client.request({
        ...{ method: 'GET', path: '/fhir/Patient/p1', headers },
      })
      const answer = await body.text()
      if (statusCode !== 200) throw new Error(`It answered ${statusCode}: ${answer}`)
      return JSON.parse(answer)
    },
    close: () => client.close(),
  }
}
