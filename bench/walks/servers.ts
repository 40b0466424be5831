import type { Told } from '../job.ts'
import type { LaunchServer } from './launch-walk.ts'
import type { Visit } from './visitor.ts'

/** The password of everybody in the rows of the product. */
const PASSWORD = 'correct horse battery staple'

/** The product's own server: its sign-in page and its consent page, everything allowed. */
export function gatehouseServer({ facts }: Told, connection: number): LaunchServer {
  const email = (facts.people ?? '').split(' ')[connection] ?? ''
  return {
    authorize: `${facts.issuer}/authorize`,
    token: `${facts.issuer}/token`,
    params: {
      client_id: facts.clientId ?? '',
      aud: facts.fhirBase ?? '',
      scope:
        'openid fhirUser offline_access launch/patient patient/Patient.rs patient/Observation.rs',
    },
    answerPage: ({ body, path }) => ({
      address: path,
      form: body.includes('id="password"')
        ? { email, password: PASSWORD, action: 'sign-in' }
        : allowed(body),
    }),
  }
}

/** oidc-provider's pages for development: any name will do, and one button. */
export function bareServer({ facts }: Told, connection: number): LaunchServer {
  return {
    authorize: `${facts.issuer}/auth`,
    token: `${facts.issuer}/token`,
    // Without the prompt it gives no refresh token (OpenID Connect Core section 11).
    params: {
      client_id: facts.clientId ?? '',
      resource: facts.resource ?? '',
      scope: 'openid offline_access read',
      prompt: 'consent',
    },
    answerPage: (page) => ({
      address: formAddress(page),
      form: new URLSearchParams(
        page.body.includes('type="password"')
          ? { prompt: 'login', login: `person-${connection}`, password: PASSWORD }
          : { prompt: 'consent' },
      ),
    }),
  }
}

function allowed(page: string): URLSearchParams {
  const form = new URLSearchParams({ action: 'allow' })
  for (const [box] of page.matchAll(/<input type="checkbox" name="scope"[^>]*>/g)) {
    if (box.includes('checked')) form.append('scope', /value="([^"]*)"/.exec(box)?.[1] ?? '')
  }
  return form
}

function formAddress({ body, path }: Visit): string {
  const action = /<form[^>]* action="([^"]*)"/.exec(body)?.[1]
  if (!action) throw new Error(`There is no form on ${path}`)
  return action
}
