import type { ConsentPreviewOf } from '../../../schema/vocabulary/registration.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import { grantedOf } from '../../domain/governance/scope-decisions.ts'
import { appOnConsentPage, scopesOnPreview } from '../../queries/access/consent-page.ts'
import { consentChoices } from '../consent-choices.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { consentForm } from './consent-page.ts'
import { pageOptionsIn } from './page-options.ts'

/**
 * Writes the consent page of a version as a patient would see it who starts the app on their own: the very page, before
 * anybody asked for it. Its links lead nowhere; its form is stopped by the sandbox it is shown in. As DECIDED it has what
 * reviewers granted: narrowed where they narrowed it, without what they refused and what nobody decided about yet.
 */
export async function consentPreview(
  options: AuthorizationServerOptions,
  appVersionId: string,
  of: ConsentPreviewOf,
): Promise<string | null> {
  const app = await appOnConsentPage(options.ports.rowReader, appVersionId)
  if (!app) return null
  const scopes = await scopesOnPreview(options.ports.rowReader, appVersionId)
  const purposes = scopes.flatMap(({ purpose, ...request }) => {
    const shown = of === 'DECIDED' ? grantedOf(request) : [request.scope]
    return shown.map((scope) => ({ scope, purpose }))
  })
  // What the ready-made launch request of the connection sheet asks for.
  const requested = [...new Set(['openid', 'fhirUser', ...purposes.map(({ scope }) => scope)])]
  const page = pageOptionsIn(options)
  const { text } = consentForm(page, {
    action: '',
    app,
    choices: consentChoices(requested, {
      audience: 'patient',
      language: page.language,
      purposes,
      catalog: catalogWith(app.scopeOverrides),
    }),
    personName: 'Alex Example',
    patientName: undefined,
    isOwnRecord: true,
    isDeclinedSince: false,
  })
  return text.replaceAll(/<a ([^>]*?)href="[^"]*"/g, '<a $1role="link" aria-disabled="true"')
}
