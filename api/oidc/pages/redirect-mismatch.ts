import type { KoaContextWithOIDC } from 'oidc-provider'
import {
  type AddressDifference,
  type AddressHint,
  addressDifference,
  type ComparedAddress,
} from '../../domain/address-difference.ts'
import { registeredClient } from '../clients/client-metadata.ts'
import { textParam } from '../text-param.ts'
import { type Html, html } from './html.ts'
import type { PageOptions, PlainSentence } from './page-options.ts'

const HINTS: Readonly<Record<AddressHint, PlainSentence>> = {
  SPACES: 'Spaces or line breaks surround the address.',
  SLASH: 'The slash at the end makes the difference: with and without it are two addresses.',
  SCHEME: 'One is http and the other is https.',
  LETTERS: 'Small and capital letters differ, and that counts.',
  ENCODING: 'The same address is encoded differently (%XX); it is compared as it is written.',
  PORT: 'The port differs.',
  LOOPBACK: 'localhost and 127.0.0.1 are two names to us.',
  QUERY: 'The part from ? on has to be registered with the address, or carried in state.',
  FRAGMENT: 'The part from # on does not belong to a redirect address.',
}

/**
 * Shows a developer in the sandbox, character by character, how the redirect address of a request differs from the
 * registered one. Production never says what is registered: there, whoever looks may be anybody.
 */
export function redirectMismatch(
  page: PageOptions,
  ctx: KoaContextWithOIDC,
  error: string,
): Html | undefined {
  const client = page.environment === 'SANDBOX' ? registeredClient(ctx.oidc?.client) : undefined
  const asked = textParam(ctx, 'redirect_uri')
  if (error !== 'invalid_redirect_uri' || !client || asked === undefined) return undefined
  const difference = addressDifference(asked, client.redirectUrls)
  return difference && comparison(page, difference)
}

function comparison(
  page: PageOptions,
  { asked, hint, position, registered }: AddressDifference,
): Html {
  const { t } = page
  return html`<section class="gh-stack-tight" aria-labelledby="mismatch"><h2 class="gh-heading" id="mismatch">${t('For the developer of this app')}</h2>
<p>${t('The two addresses have to be the same. They differ from character {{position}} on.', { position })}
${hint && t(HINTS[hint])}</p>
<dl class="gh-facts"><div><dt>${t('The address the app asked for')}</dt><dd class="gh-mono">${marked(page, asked)}</dd></div>
<div><dt>${t('The registered address most like it')}</dt><dd class="gh-mono">${marked(page, registered)}</dd></div></dl>
<p class="gh-small gh-muted">${t('This is shown in the sandbox only.')}</p></section>`
}

function marked({ t }: PageOptions, { after, before, different }: ComparedAddress): Html {
  const words = different === '' ? `[${t('nothing here')}]` : visible(different)
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
