import type { ProviderRefusal } from '../../commands/access/federation/sign-in-by-provider.ts'
import type { ProviderFault } from '../../ports/identity-provider.ts'
import { type Html, html, type Part } from './html.ts'
import { layout, supportLink } from './layout.ts'
import { type PageOptions, providerName } from './page-options.ts'

/** Why the way over the hospital's provider did not lead in. */
export type FederationProblem = ProviderFault | ProviderRefusal['kind'] | 'STATE' | 'NO_ADDRESS'

interface Facts {
  problem: FederationProblem
  /** The provider as people know it. */
  label: string
  /** Where people go on. */
  back: string
  /** What the provider calls the person's address. */
  email?: string | undefined
  requestId: string
}

/** Says why somebody is not signed in, and what they can do. It does not say whether an account exists. */
export function federationPage(options: PageOptions, facts: Facts): Html {
  const { t } = options
  const { title, text } = wordsOf(options, facts)
  return layout(options, {
    title,
    isOnce: true,
    content: html`<h1 class="gh-title">${title}</h1>
<p class="gh-lead">${text}</p>
<p class="gh-actions"><a class="gh-button" href="${facts.back}">${t('Back to signing in')}</a></p>
<dl class="gh-facts"><div><dt>${t('Request number')}</dt><dd class="gh-mono">${facts.requestId}</dd></div></dl>`,
  })
}

function wordsOf(options: PageOptions, facts: Facts): { title: string; text: Part } {
  const { pieces, t } = options
  const provider = providerName(options, facts.label)
  const address = supportLink(options)
  switch (facts.problem) {
    case 'STATE':
      return {
        title: t('This sign-in cannot be finished'),
        text: t(
          'It was begun in another browser, took longer than ten minutes, or was finished already. Nothing was shared. Sign in once more.',
        ),
      }
    case 'DENIED':
      return {
        title: t('You were not signed in'),
        text: t('You went back, or {{provider}} did not let you in. Nothing was shared.', {
          provider,
        }),
      }
    case 'UNREACHABLE':
      return {
        title: t('Signing in there is not possible at the moment'),
        text: t('{{provider}} does not answer. Try again in a few minutes.', { provider }),
      }
    case 'INVALID':
      return {
        title: t('You were not signed in'),
        text: pieces(
          'The answer of {{provider}} could not be verified, so it was not used. If it happens again, write to {{address}}.',
          { provider, address },
        ),
      }
    default:
      return turnedAway(options, { ...facts, problem: facts.problem })
  }
}

type TurnedAway = Exclude<FederationProblem, ProviderFault | 'STATE'>

function turnedAway(
  options: PageOptions,
  { email, label, problem }: Omit<Facts, 'problem'> & { problem: TurnedAway },
): { title: string; text: Part } {
  const { pieces, t } = options
  const provider = providerName(options, label)
  const address = supportLink(options)
  const title = t('No account here goes with it yet')
  switch (problem) {
    case 'NOT_LINKED':
      return {
        title,
        text: pieces(
          '{{provider}} knows you as {{email}}. If you have a Gatehouse account with this address, sign in with it once: the two are linked then. Otherwise write to {{address}}.',
          { provider, email: html`<strong>${email}</strong>`, address },
        ),
      }
    case 'NO_ADDRESS':
      return {
        title,
        text: pieces(
          '{{provider}} does not tell us your email address. Write to {{address}} if you should have an account here.',
          { provider, address },
        ),
      }
    case 'NO_ROLE':
      return {
        title: t('You have no part here yet'),
        text: pieces(
          '{{provider}} says who you are, but none of your groups there is one of those that work here. Write to {{address}} if one should be.',
          { provider, address },
        ),
      }
    case 'DISABLED':
    case 'OTHER_RECORD':
      return {
        title: t('This account cannot be used'),
        text: pieces('Write to {{address}} if you think it should be.', { address }),
      }
  }
}
