import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../../schema/vocabulary/role.ts'
import { aPerson, PASSWORD } from '../rows.ts'
import { parameter, titleOf } from '../smart-app.ts'
import { audited, type Hospital, linkedAccount, startHospital, Visitor } from './hospital.ts'

let hospital: Hospital
beforeAll(async () => {
  hospital = await startHospital({
    FEDERATION_CREATES_ACCOUNTS: 'true',
    FEDERATION_ROLES: JSON.stringify({
      physicians: 'CLINICIAN',
      'cn=app admins,ou=groups': ['APP_ADMIN', 'SECURITY_OFFICER'],
    }),
  })
})
afterAll(() => hospital?.stop())

const ada = {
  ...{
    email: 'Ada@Lakeside.example',
    email_verified: true,
    given_name: 'Ada',
    family_name: 'Bell',
  },
  ...{ groups: ['physicians', 'choir'], fhir_practitioner: 'd1' },
}

describe('signing in at the hospital’s provider', () => {
  it('is offered first, in a form of its own, and the local form below', async () => {
    const { body } = await new Visitor(hospital).open()
    expect(body.indexOf('Sign in with Lakeside staff account')).toBeGreaterThan(0)
    expect(body.indexOf('value="provider"')).toBeLessThan(body.indexOf('id="password"'))
    expect(body).toContain('or with a Gatehouse account')
    expect(body).not.toContain('<script')
  })

  it('makes an account with the roles its groups stand for, and opens the app', async () => {
    hospital.provider.people.set('ada', ada)
    const visitor = new Visitor(hospital)
    const picker = await visitor.signIn('ada')
    expect(titleOf(picker)).toBe('Choose a patient')
    const consent = await visitor.here.post(picker.url, { patient: 'p1' })
    expect(consent.body).toContain('You are signed in as Ada Bell.')
    const done = await visitor.here.post(consent.url, {
      action: 'allow',
      scope: ['patient/Patient.rs'],
    })
    expect(parameter(done, 'code')).not.toBe('')
    expect(await linkedAccount(hospital, 'ada')).toMatchObject({
      email: 'ada@lakeside.example',
      roles: ['CLINICIAN'],
    })
  })

  it('knows the person the next time, whatever their address is by then', async () => {
    hospital.provider.people.set('bea', { ...ada, email: 'bea@lakeside.example' })
    await new Visitor(hospital).signIn('bea')
    const first = await linkedAccount(hospital, 'bea')
    hospital.provider.people.set('bea', { ...ada, email: 'bea.married@lakeside.example' })
    await new Visitor(hospital).signIn('bea')
    expect(await linkedAccount(hospital, 'bea')).toEqual(first)
    const rows = await audited(hospital, 'sign-in.succeeded')
    const own = rows.filter(({ user_ref }) => user_ref === first?.userId)
    expect(own).toHaveLength(2)
    expect(own[0]?.detail).toEqual({ provider: hospital.provider.issuer })
  })

  it('gives and takes the roles of its table at each sign-in, and no others', async () => {
    const staff = { ...ada, email: 'cy@lakeside.example', fhir_practitioner: 'd3' }
    const here = await anAccountOf('cy@lakeside.example', ['CLINICIAN', 'AUDITOR'])
    hospital.provider.people.set('cy', { ...staff, groups: ['cn=app admins,ou=groups'] })
    await new Visitor(hospital).signIn('cy')
    expect(await linkedAccount(hospital, 'cy')).toMatchObject({
      userId: here.id,
      roles: ['APP_ADMIN', 'SECURITY_OFFICER', 'AUDITOR'],
    })
    hospital.provider.people.set('cy', { ...staff, groups: ['ORGANIZATION_ADMIN'] })
    await new Visitor(hospital).signIn('cy')
    expect((await linkedAccount(hospital, 'cy'))?.roles).toEqual(['AUDITOR'])
  })
})

describe('who is turned away at the door', () => {
  it('shows who has none of the groups what that means, and makes nothing', async () => {
    hospital.provider.people.set('dan', {
      ...ada,
      email: 'dan@lakeside.example',
      groups: ['choir'],
    })
    const page = await new Visitor(hospital).signIn('dan')
    expect([page.status, titleOf(page)]).toEqual([403, 'You have no part here yet'])
    expect(await linkedAccount(hospital, 'dan')).toBeUndefined()
  })

  it('refuses another record than the account is tied to', async () => {
    hospital.provider.people.set('eve', { ...ada, email: 'eve@lakeside.example' })
    await new Visitor(hospital).signIn('eve')
    hospital.provider.people.set('eve', { ...ada, fhir_practitioner: 'd9' })
    const page = await new Visitor(hospital).signIn('eve')
    expect([page.status, titleOf(page)]).toEqual([403, 'This account cannot be used'])
  })

  it('refuses an account that was disabled, and says so to nobody else', async () => {
    hospital.provider.people.set('fay', { ...ada, email: 'fay@lakeside.example' })
    await new Visitor(hospital).signIn('fay')
    const { userId = '' } = (await linkedAccount(hospital, 'fay')) ?? {}
    await hospital.platform.orm.em
      .fork()
      .execute('update user_account set disabled_at = now() where id = ?', [userId])
    const page = await new Visitor(hospital).signIn('fay')
    expect([page.status, titleOf(page)]).toEqual([403, 'This account cannot be used'])
    const [last] = (await audited(hospital, 'sign-in.failed')).slice(-1)
    expect(last?.detail.reason).toBe('the account is disabled')
  })
})

describe('a group that is gone', () => {
  const grants = async (userId: string) => {
    const sql = `select r.id from oidc_record r join consent c on c.grant_id = r.id where r.model = 'Grant' and c.user_id = ?`
    return (await hospital.platform.orm.em.fork().execute(sql, [userId])).length
  }

  it('USER-04 ends what apps hold for whoever worked with patients by it', async () => {
    const email = 'ida@lakeside.example'
    hospital.provider.people.set('ida', { ...ada, email })
    const visitor = new Visitor(hospital)
    const consent = await visitor.here.post((await visitor.signIn('ida')).url, { patient: 'p1' })
    const scope = ['patient/Patient.rs']
    await visitor.here.post(consent.url, { action: 'allow', scope })
    const { userId = '' } = (await linkedAccount(hospital, 'ida')) ?? {}
    await new Visitor(hospital).signIn('ida')
    expect(await grants(userId), 'the same groups').toBe(1)
    hospital.provider.people.set('ida', { ...ada, email, groups: ['choir'] })
    await new Visitor(hospital).signIn('ida')
    expect(await linkedAccount(hospital, 'ida')).toMatchObject({ roles: [] })
    expect(await grants(userId), 'no group of clinicians').toBe(0)
  })
})

describe('on the way', () => {
  it('leaves people of the other environment their own record', async () => {
    hospital.provider.people.set('gil', { ...ada, email: 'gil@lakeside.example' })
    await new Visitor(hospital).signIn('gil')
    const { userId = '' } = (await linkedAccount(hospital, 'gil')) ?? {}
    const rows = await hospital.platform.orm.em
      .fork()
      .execute('select environment, reference from fhir_identity where user_id = ?', [userId])
    expect(rows).toEqual([{ environment: 'SANDBOX', reference: 'Practitioner/d1' }])
  })

  it('comes in Spanish, problems too', async () => {
    const visitor = new Visitor(hospital)
    const page = await visitor.open({ ui_locales: 'es' })
    expect(page.body).toContain('Iniciar sesión con Lakeside staff account')
    expect(page.body).toContain('o con una cuenta de Gatehouse')
    const back = await visitor.here.get(await visitor.throughProvider(page, 'x', 'back'))
    expect(titleOf(back)).toBe('No se ha iniciado la sesión')
  })

  it('signs out there as well, and comes back to where signing out leads', async () => {
    hospital.provider.people.set('hal', { ...ada, email: 'hal@lakeside.example' })
    const visitor = new Visitor(hospital)
    await visitor.signIn('hal')
    const question = await visitor.here.get(`${hospital.app.issuer}/session/end`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.body)?.[1] ?? ''
    const confirm = `${hospital.app.issuer}/session/end/confirm`
    const leaving = await visitor.here.post(confirm, { xsrf, logout: 'yes' })
    expect(leaving.url).toMatch(`${hospital.provider.issuer}/session/end?`)
    const asked = await visitor.there.get(leaving.url)
    const theirs = /name="xsrf" value="([^"]+)"/.exec(asked.body)?.[1] ?? ''
    const back = await visitor.there.post(`${hospital.provider.issuer}/session/end/confirm`, {
      xsrf: theirs,
      logout: 'yes',
    })
    const end = await visitor.here.get(back.url)
    expect(titleOf(end)).toBe('You are signed out')
    const page = await visitor.open()
    expect(await visitor.throughProvider(page, 'hal')).toContain('/federation/callback?')
  })

  it('does not lead to the provider who signed in here', async () => {
    const { browser } = await hospital.app.authorize({ email: hospital.patient.email })
    const question = await browser.get(`${hospital.app.issuer}/session/end`)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.body)?.[1] ?? ''
    const confirm = `${hospital.app.issuer}/session/end/confirm`
    expect(titleOf(await browser.post(confirm, { xsrf, logout: 'yes' }))).toBe('You are signed out')
  })

  it('signs in again who has to show anew who they are', async () => {
    const visitor = new Visitor(hospital)
    hospital.provider.people.set('ida', { ...ada, email: 'ida@lakeside.example' })
    await visitor.signIn('ida')
    const page = await visitor.open({ prompt: 'login' })
    const leaving = await visitor.here.post(page.url, { action: 'provider' })
    expect(parameter(leaving, 'prompt')).toBe('login')
    expect(parameter(leaving, 'code_challenge_method')).toBe('S256')
  })
})

describe('a second factor', () => {
  it.each([
    ['is asked for after one factor there', {}, 'Set up a second factor'],
    ['was shown there, by amr', { amr: ['pwd', 'mfa'] }, 'Choose a patient'],
    ['was shown there, by acr', { acr: 'https://refeds.org/profile/mfa' }, 'Choose a patient'],
  ])('%s', async (name, how, title) => {
    await setRule('STAFF')
    const email = `${name.replaceAll(/\W/g, '')}@lakeside.example`
    const groups = ['physicians', 'cn=app admins,ou=groups']
    hospital.provider.people.set(email, { ...ada, email, groups, ...how })
    const page = await new Visitor(hospital).signIn(email)
    await setRule('OPTIONAL')
    expect(titleOf(page)).toBe(title)
  })
})

describe('the local form', () => {
  it('still signs in whoever has an account of Gatehouse', async () => {
    const { visit } = await hospital.app.authorize({ email: hospital.clinician.email })
    expect(titleOf(visit)).toBe('Choose a patient')
  })
})

async function setRule(rule: string): Promise<void> {
  await hospital.platform.orm.em
    .fork()
    .execute(`update organization set settings = jsonb_set(settings, '{secondFactor}', ?::jsonb)`, [
      JSON.stringify(rule),
    ])
}

async function anAccountOf(email: string, roles: Role[]) {
  const person = await aPerson(hospital.platform, { roles })
  const em = hospital.platform.orm.em.fork()
  await em.execute('update user_account set email = ? where id = ?', [email, person.id])
  return { ...person, email, password: PASSWORD }
}
