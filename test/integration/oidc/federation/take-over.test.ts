import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../../schema/vocabulary/role.ts'
import { totpCode } from '../../../support/totp-code.ts'
import { aPerson, PASSWORD } from '../rows.ts'
import { titleOf } from '../smart-app.ts'
import { audited, type Hospital, linkedAccount, startHospital, Visitor } from './hospital.ts'

let hospital: Hospital
beforeAll(async () => {
  hospital = await startHospital({
    FEDERATION_CREATES_ACCOUNTS: 'true',
    FEDERATION_ROLES: JSON.stringify({ '*': 'PATIENT' }),
  })
})
afterAll(() => hospital?.stop())

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

const somebody = (facts: object) => ({ given_name: 'Mal', family_name: 'Lory', ...facts })

/** An account that was there before anybody came by the provider. */
async function victim(facts: { roles?: Role[]; isUnverified?: boolean } = {}) {
  const person = await aPerson(hospital.platform, { fhirUser: 'Patient/p1', ...facts })
  return { ...person, subject: `subject of ${person.id}` }
}

describe('whoever has somebody’s address at the provider does not get their account', () => {
  const ATTEMPTS: [string, { roles: Role[] }, Record<string, unknown>][] = [
    [
      'a patient’s, though the provider verified it',
      { roles: ['PATIENT'] },
      { email_verified: true },
    ],
    ['a developer’s', { roles: ['DEVELOPER'] }, { email_verified: true }],
    ['a clinician’s, unverified', { roles: ['CLINICIAN'] }, { email_verified: false }],
    ['an administrator’s, unverified', { roles: ['ORGANIZATION_ADMIN'] }, {}],
    ['an administrator’s, by a word', { roles: ['ORGANIZATION_ADMIN'] }, { email_verified: 'yes' }],
    ['an administrator’s, by a number', { roles: ['APP_ADMIN'] }, { email_verified: 1 }],
  ]
  it.each(ATTEMPTS)('%s', async (_whose, facts, claims) => {
    const { email, subject } = await victim(facts)
    hospital.provider.people.set(subject, somebody({ email, ...claims }))
    const page = await new Visitor(hospital).signIn(subject)
    expect([page.status, titleOf(page)]).toEqual([403, 'No account here goes with it yet'])
    expect(await linkedAccount(hospital, subject)).toBeUndefined()
  })

  it('hospital staff are linked by an address both sides verified, and told so', async () => {
    const { email, id, subject } = await victim({ roles: ['CLINICIAN'] })
    hospital.provider.people.set(subject, somebody({ email, email_verified: true }))
    await new Visitor(hospital).signIn(subject)
    expect((await linkedAccount(hospital, subject))?.userId).toBe(id)
    await hospital.platform.mailTo(email, /opened by Lakeside staff account/)
  })

  it('a second person of the provider does not get in beside the first', async () => {
    const { email, subject } = await victim({ roles: ['CLINICIAN'] })
    hospital.provider.people.set(subject, somebody({ email, email_verified: true }))
    await new Visitor(hospital).signIn(subject)
    hospital.provider.people.set(`again ${subject}`, somebody({ email, email_verified: true }))
    const page = await new Visitor(hospital).signIn(`again ${subject}`)
    expect(titleOf(page)).toBe('No account here goes with it yet')
  })

  it('says the same whether or not there is an account, while the address is unverified', async () => {
    const { email, subject } = await victim()
    hospital.provider.people.set(subject, somebody({ email }))
    hospital.provider.people.set('new', somebody({ email: 'nobody@lakeside.example' }))
    const pages = await Promise.all(
      [subject, 'new'].map((login) => new Visitor(hospital).signIn(login)),
    )
    const [known, unknown] = pages.map(({ body }) =>
      body
        .replace(email, 'X')
        .replace('nobody@lakeside.example', 'X')
        .replaceAll(/[\w-]{21,}/g, ''),
    )
    expect(known).toBe(unknown)
  })
})

describe('linking by signing in here once', () => {
  async function turnedAway() {
    const person = await victim()
    hospital.provider.people.set(person.subject, somebody({ email: person.email }))
    const visitor = new Visitor(hospital)
    const page = await visitor.signIn(person.subject)
    const back = /class="gh-button" href="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const form = await visitor.here.get(new URL(back, hospital.platform.url).href)
    return { ...person, visitor, form }
  }

  it('links the two, in that browser, and tells the owner', async () => {
    const { email, form, id, subject, visitor } = await turnedAway()
    expect(form.body).toContain('Link your account')
    expect(form.body).toContain(`value="${email}"`)
    const consent = await visitor.here.post(form.url, { email, password: PASSWORD })
    expect(titleOf(consent)).toContain('asks for access')
    expect((await linkedAccount(hospital, subject))?.userId).toBe(id)
    expect((await audited(hospital, 'account.provider-linked')).at(-1)).toMatchObject({
      user_ref: id,
    })
    expect(titleOf(await new Visitor(hospital).signIn(subject))).toContain('asks for access')
  })

  it('does not link the account of somebody else who signs in there', async () => {
    const { form, subject, visitor } = await turnedAway()
    const other = await aPerson(hospital.platform, { fhirUser: 'Patient/p1' })
    await visitor.here.post(form.url, { email: other.email, password: PASSWORD })
    expect(await linkedAccount(hospital, subject)).toBeUndefined()
  })

  it('does not link in another browser', async () => {
    const { email, subject } = await turnedAway()
    await hospital.app.authorize({ email })
    expect(await linkedAccount(hospital, subject)).toBeUndefined()
  })

  it('does not link after a password alone where there is a second factor', async () => {
    const { email, form, id, subject, visitor } = await turnedAway()
    await hospital.platform.orm.em.fork().execute(
      `insert into totp_authenticator (organization_id, created_at, user_id, sealed_secret, confirmed_at)
       values (?, now() - interval '1 day', ?, ?, now() - interval '1 day')`,
      [hospital.platform.organization.id, id, hospital.platform.ports.sealer.seal(SECRET)],
    )
    const second = await visitor.here.post(form.url, { email, password: PASSWORD })
    expect(titleOf(second)).toBe('Confirm that it is you')
    expect(await linkedAccount(hospital, subject)).toBeUndefined()
    const code = totpCode(SECRET)
    const consent = await visitor.here.post(second.url, { action: 'verify', code })
    expect(titleOf(consent)).toContain('asks for access')
    expect((await linkedAccount(hospital, subject))?.userId).toBe(id)
  })
})

describe('an address nobody confirmed here', () => {
  it('belongs to who comes by the provider: the password somebody set before them ends', async () => {
    const { email, id, subject } = await victim({ roles: ['DEVELOPER'], isUnverified: true })
    hospital.provider.people.set(
      subject,
      somebody({ email, email_verified: true, fhir_patient: 'p1' }),
    )
    expect(titleOf(await new Visitor(hospital).signIn(subject))).toContain('asks for access')
    expect(await linkedAccount(hospital, subject)).toMatchObject({ userId: id, roles: ['PATIENT'] })
    const browser = hospital.app.browser()
    const page = await hospital.app.open({}, browser)
    expect((await browser.post(page.url, { email, password: PASSWORD })).status).toBe(401)
  })
})
