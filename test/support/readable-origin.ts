import { expect } from 'vitest'
import type { TestPlatform } from './test-platform.ts'

/** The origin whose scripts may read what the records of production answer to a token that is not good; null when they may not. */
export async function originThatMayRead(
  { urls }: Pick<TestPlatform, 'urls'>,
  origin: string,
): Promise<string | null> {
  const response = await fetch(`${urls.fhir.PRODUCTION}/Patient/p1`, {
    headers: { origin, authorization: 'Bearer none' },
  })
  expect(response.status).toBe(401)
  await response.arrayBuffer()
  return response.headers.get('access-control-allow-origin')
}
