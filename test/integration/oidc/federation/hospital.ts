import {
  aHospitalProvider,
  federationEnv,
  type HospitalProvider,
} from '../../../support/hospital-provider.ts'
import { Browser, type Visit } from '../browser.ts'
import { startWorld, type World } from '../world.ts'

/** A platform beside a provider of the hospital, which is offered in the sandbox too. */
export interface Hospital extends World {
  provider: HospitalProvider
}

export async function startHospital(env: Record<string, string> = {}): Promise<Hospital> {
  const provider = await aHospitalProvider()
  const world = await startWorld(
    federationEnv(provider.issuer, { FEDERATION_SANDBOX: 'true', ...env }),
  )
  const issuers = Object.values(world.platform.urls.issuer)
  await provider.serve({
    callbacks: issuers.map((issuer) => `${issuer}/federation/callback`),
    afterSignOut: issuers.map((issuer) => `${issuer}/federation/signed-out`),
  })
  return {
    ...world,
    provider,
    async stop() {
      await world.stop()
      await provider.stop()
    },
  }
}

/** Somebody in front of two servers: their browser here, and what it keeps for the provider. */
export class Visitor {
  readonly here: Browser
  readonly there: Browser
  readonly #hospital: Pick<Hospital, 'app' | 'provider'>

  constructor(hospital: Pick<Hospital, 'app' | 'platform' | 'provider'>) {
    this.#hospital = hospital
    this.here = new Browser(hospital.platform.url)
    this.there = new Browser(hospital.provider.issuer)
  }

  /** Opens the app; the sign-in page. */
  open(params: Record<string, string> = {}): Promise<Visit> {
    return this.#hospital.app.open(params, this.here)
  }

  /** Presses the button, and signs in there; the address the provider leads back to. */
  async throughProvider(page: Visit, login: string, go: 'in' | 'back' = 'in'): Promise<string> {
    const leaving = await this.here.post(page.url, { action: 'provider' })
    const asked = await this.there.get(leaving.url)
    if (!asked.url.startsWith(`${this.#hospital.provider.issuer}/interaction/`)) return asked.url
    return (await this.there.post(asked.url, { login, go })).url
  }

  /** All the way: opens the app and signs in by the provider. */
  async signIn(login: string): Promise<Visit> {
    const page = await this.open()
    return this.here.get(await this.throughProvider(page, login))
  }
}

/** Audited attempts and successes, latest last. */
export async function audited({ platform }: World, action: string) {
  return platform.orm.em
    .fork()
    .execute<{ outcome: string; user_ref: string | null; detail: Record<string, unknown> }[]>(
      'select outcome, user_ref, detail from audit_event where action = ? order by created_at',
      [action],
    )
}

/** Which account a person of the provider opens; undefined when none. */
export async function linkedAccount({ platform }: World, subject: string) {
  const [row] = await platform.orm.em
    .fork()
    .execute<{ userId: string; email: string; roles: string[] }[]>(
      `select u.id as "userId", u.email, to_jsonb(u.roles) as roles
       from federated_identity f join user_account u on u.id = f.user_id where f.subject = ?`,
      [subject],
    )
  return row
}
