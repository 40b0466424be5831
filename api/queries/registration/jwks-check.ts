import type { RequestContext, SignedInViewer } from '../../context.ts'
import { checkKeySet, type KeySetCheck, keySetDetail } from '../../domain/key-set.ts'
import { launchUrlProblem } from '../../domain/redirect-uri.ts'
import { ThrottledError } from '../../errors.ts'

/** What was found where a vendor publishes, or at what a vendor pasted. */
export interface JwksCheck extends KeySetCheck {
  isReachable: boolean
  isUsable: boolean
  /** In words: what is wrong, or how many keys may sign. */
  detail: string
}

/**
 * Looks at a key set now, for whoever is filling in the wizard.
 *
 * @throws ThrottledError when somebody makes us fetch more than a person would.
 */
export async function jwksCheck(
  ctx: RequestContext,
  viewer: SignedInViewer,
  asked: { url?: string | null; jwks?: string | null },
): Promise<JwksCheck> {
  if (asked.jwks) return answered({ ...checkKeySet(parsed(asked.jwks)), isReachable: true })
  const url = asked.url?.trim() ?? ''
  const problem = launchUrlProblem(url)
  if (problem) return answered({ problem, keys: [], isReachable: false })
  const wait = await ctx.ports.rateLimiter.take('key-set-check', viewer.userId)
  if (wait > 0) throw new ThrottledError(wait)
  return answered(await ctx.ports.keySets.read(url))
}

function answered(check: KeySetCheck & { isReachable: boolean }): JwksCheck {
  const { isReachable, keys, problem } = check
  return { keys, problem, isReachable, isUsable: !problem, detail: keySetDetail(check) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
