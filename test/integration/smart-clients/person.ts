import type { DemoReport } from '../../../api/demo/demo-report.ts'
import { Browser, tickedScopes, type Visit } from '../oidc/browser.ts'
import { titleOf } from '../oidc/smart-app.ts'

interface Person {
  who: DemoReport['accounts'][number]
  /** Chosen in the picker, for people who may open several records. */
  patient?: string
}

/**
 * Follows an authorization request as a person would: signs in, chooses the patient, allows what is asked. Returns
 * the address at which the app is answered.
 */
export async function allowAccess(base: string, url: URL | string, person: Person): Promise<URL> {
  const browser = new Browser(base)
  let visit = await browser.get(String(url))
  for (let step = 0; visit.url.startsWith(`${base}/`); step += 1) {
    if (step === 4) throw new Error(`Still at "${titleOf(visit)}".`)
    visit = await browser.post(visit.url, answer(visit, person))
  }
  return new URL(visit.url)
}

function answer(visit: Visit, { patient, who }: Person): Record<string, string | string[]> {
  const title = titleOf(visit)
  if (title === 'Sign in') return { email: who.email, password: who.password }
  if (title === 'Choose a patient' && patient) return { patient }
  if (visit.body.includes('value="allow"')) {
    return { action: 'allow', scope: tickedScopes(visit.body) }
  }
  throw new Error(`Nobody knows what to do at "${title}" (${visit.status}).`)
}
