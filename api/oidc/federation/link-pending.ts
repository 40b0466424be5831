import { linkIdentity } from '../../commands/access/federation/link-identity.ts'
import type { InteractionCall } from '../interactions/interaction-call.ts'
import { actingPerson, requestContext } from '../request-context.ts'
import { LINKED_PERSON, linkCookie, providerOf } from './provider-of.ts'

/**
 * Whom the provider vouched for in this browser, and who is not linked yet: kept by the sign-in page in a cookie, and
 * after the password by the authorization itself, which goes on to the second factor under another name.
 */
export function pendingLink({ interaction, options, req }: InteractionCall) {
  if (!providerOf(options)) return undefined
  const handedOn = LINKED_PERSON.safeParse(interaction.lastSubmission?.link)
  return handedOn.success ? handedOn.data : linkCookie(options).read(req, interaction.uid)
}

/** Links that person to the account that was signed in with now. All its factors have been shown. */
export async function linkPending(
  call: InteractionCall,
  person: { id: string; name: string; email: string },
): Promise<void> {
  const { interaction, options, req, res } = call
  const pending = pendingLink(call)
  if (!pending) return
  linkCookie(options).drop(res, interaction.uid)
  await linkIdentity(requestContext(options, req, actingPerson(person)), person.id, pending)
}
