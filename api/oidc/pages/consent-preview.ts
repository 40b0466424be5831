import { appOnConsentPage } from '../../queries/access/consent-page.ts'
import { consentChoices } from '../consent-choices.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { consentForm } from './consent-page.ts'
import { pageOptionsIn } from './page-options.ts'

/**
 * Writes the consent page of a version as a patient would see it who starts the app on their own: the very page, before
 * anybody asked for it. Its links lead nowhere; its form is stopped by the sandbox it is shown in.
 */
export async function consentPreview(
  options: AuthorizationServerOptions,
  appVersionId: string,
): Promise<string | null> {
  const app = await appOnConsentPage(options.ports.rowReader, appVersionId)
  if (!app) return null
  // What the ready-made launch request of the connection sheet asks for.
  const requested = [...new Set(['openid', 'fhirUser', ...app.purposes.map(({ scope }) => scope)])]
  const page = pageOptionsIn(options)
  const { text } = consentForm(page, {
    action: '',
    app,
    choices: consentChoices(requested, {
      audience: 'patient',
      language: page.language,
      purposes: app.purposes,
    }),
    personName: 'Alex Example',
    patientName: undefined,
    isOwnRecord: true,
    isDeclinedSince: false,
  })
  return text.replaceAll(/<a ([^>]*?)href="[^"]*"/g, '<a $1role="link" aria-disabled="true"')
}
