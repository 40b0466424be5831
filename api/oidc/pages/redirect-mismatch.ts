import type { KoaContextWithOIDC } from 'oidc-provider'
import {
  type AddressDifference,
  addressDifference,
  type ComparedAddress,
} from '../../domain/address-difference.ts'
import { registeredClient } from '../clients/client-metadata.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { textParam } from '../text-param.ts'
import { type Html, html } from './html.ts'

/**
 * Shows a developer in the sandbox, character by character, how the redirect address of a request differs from the
 * registered one. Production never says what is registered: there, whoever looks may be anybody.
 */
export function redirectMismatch(
  { environment }: Pick<AuthorizationServerOptions, 'environment'>,
  ctx: KoaContextWithOIDC,
  error: string,
): Html | undefined {
  const client = environment === 'SANDBOX' ? registeredClient(ctx.oidc?.client) : undefined
  const asked = textParam(ctx, 'redirect_uri')
  if (error !== 'invalid_redirect_uri' || !client || asked === undefined) return undefined
  const difference = addressDifference(asked, client.redirectUrls)
  return difference && comparison(difference, client.redirectUrls.length)
}

function comparison({ asked, hint, position, registered }: AddressDifference, count: number): Html {
  const others = count > 1 ? ` It is the most similar of ${count}.` : ''
  return html`<section aria-labelledby="mismatch" lang="en"><h2 class="gh-heading" id="mismatch">For the developer of this app</h2>
<p>The two addresses have to be the same, character by character. They differ from character ${String(position)} on.
${hint ?? ''}</p>
<dl class="gh-facts"><div><dt>The app asked for</dt><dd class="gh-mono">${marked(asked)}</dd></div>
<div><dt>Registered is</dt><dd class="gh-mono">${marked(registered)}</dd></div></dl>
<p class="gh-small gh-muted">${`${others} This is shown in the sandbox only.`.trim()}</p></section>`
}

function marked({ after, before, different }: ComparedAddress): Html {
  const words = different === '' ? 'nothing here' : visible(different)
  return html`${before}<mark>${words}</mark>${after}`
}

/** Characters nobody sees are named by their number. */
function visible(text: string): string {
  return text.replace(
    /[\s\p{C}\p{Z}]/gu,
    (character) =>
      `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}
