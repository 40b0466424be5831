import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { anEhr, type Ehr } from './ehr.ts'
import { addRepresentative, endRepresentative, representedBy } from './representing.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { parameter, titleOf, words } from './smart-app.ts'
import { isActive, startWorld, type World } from './world.ts'

let world: World
let administrator: GraphqlClient
let ehr: Ehr
beforeAll(async () => {
  world = await startWorld()
  const { email } = await aPerson(world.platform, { roles: ['ORGANIZATION_ADMIN'] })
  const token = await signIn(world.platform, { email, password: PASSWORD })
  administrator = new GraphqlClient(world.platform.urls.graphql, token)
  ehr = await anEhr(world.platform)
  world.fhir.put({
    resourceType: 'RelatedPerson',
    id: 'mother-of-p2',
    patient: { reference: 'Patient/p2' },
  })
})
afterAll(() => world?.stop())

const SCOPE = 'openid fhirUser offline_access patient/Patient.rs patient/Condition.rs'

/** A mother with a record of her own, who acts for the second patient. */
async function aMother(facts: Partial<Parameters<typeof addRepresentative>[1]> = {}) {
  const person = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
  const { representative, userErrors } = await addRepresentative(administrator, {
    ...{ email: person.email, patient: 'p2', relatedPerson: 'mother-of-p2' },
    ...facts,
  })
  if (!representative) throw new Error(JSON.stringify(userErrors))
  return { ...person, relation: representative.id }
}

async function picker(email: string) {
  const browser = world.app.browser()
  const page = await world.app.open({ scope: SCOPE }, browser)
  return { browser, page: await browser.post(page.url, { email, password: PASSWORD }) }
}

/** Authorizes for the child, unless another is named; the answer of the token endpoint. */
async function tokensFor(email: string, patient = 'p2') {
  const browser = world.app.browser()
  const { url, verifier } = world.app.request({ scope: SCOPE })
  const page = await browser.get(url)
  const choice = await browser.post(page.url, { email, password: PASSWORD })
  const consent = await browser.post(choice.url, { patient })
  const offered = [...consent.body.matchAll(/name="scope" value="([^"]+)"/g)].map(
    ([, one]) => one ?? '',
  )
  const done = await browser.post(consent.url, { action: 'allow', scope: offered })
  const { json } = await world.app.exchange(parameter(done, 'code'), verifier)
  return { consent, json, browser }
}

const read = async (path: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${world.app.fhirBase}/${path}`, { headers })).status
}

describe('somebody who acts for a patient', () => {
  it('chooses among their own record and exactly those of whom they act for', async () => {
    const mother = await aMother()
    const { browser, page } = await picker(mother.email)
    expect(titleOf(page)).toBe('Whose record?')
    expect(page.body).toContain('Your own record')
    expect(page.body).toContain('You act for &lt;b&gt;Bob Two: Parent')
    expect(page.body.match(/name="patient"/g)).toHaveLength(2)
    expect(page.body).not.toContain('role="search"')
    const foreign = await browser.post(page.url, { patient: 'p3' })
    expect(foreign.status).toBe(403)
  })

  it('is told at consent whom they act for, and their own record needs no such word', async () => {
    const mother = await aMother()
    const { browser, page } = await picker(mother.email)
    const other = await browser.post(page.url, { patient: 'p2' })
    expect(other.body).toContain('asks for access to the record of &lt;b&gt;Bob Two')
    expect(other.body).toContain('You act for &lt;b&gt;Bob Two.')
    const own = await picker(mother.email)
    const mine = await own.browser.post(own.page.url, { patient: 'p1' })
    expect(mine.body).toContain('asks for access to your record')
    expect(mine.body).not.toContain('You act for')
  })

  it('OIDC-08 is the RelatedPerson in tokens whose patient is the other', async () => {
    const mother = await aMother()
    const { json } = await tokensFor(mother.email)
    const fhirUser = `${world.app.fhirBase}/RelatedPerson/mother-of-p2`
    expect(json.patient).toBe('p2')
    expect(decodeJwt(json.id_token).fhirUser).toBe(fhirUser)
    const facts = await world.app.introspect(json.access_token)
    expect(facts.json).toMatchObject({ active: true, patient: 'p2', fhirUser, sub: mother.id })
    const headers = { authorization: `Bearer ${json.access_token}` }
    const me = await fetch(`${world.app.issuer}/me`, { headers })
    expect(await me.json()).toMatchObject({ sub: mother.id, fhirUser })
    expect(await read('RelatedPerson/mother-of-p2', json.access_token)).toBe(200)
    expect(await read('Patient/p2', json.access_token)).toBe(200)
    expect(await read('Patient/p1', json.access_token)).toBe(404)
    const refreshed = await world.app.refresh(json.refresh_token)
    expect(decodeJwt(refreshed.json.access_token)).toMatchObject({ patient: 'p2', fhirUser })
  })
})

describe('a representative', () => {
  it('stays who they are where the hospital has no RelatedPerson', async () => {
    const father = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
    await addRepresentative(administrator, { email: father.email, patient: 'p2' })
    const { json } = await tokensFor(father.email)
    expect(decodeJwt(json.id_token).fhirUser).toBe(`${world.app.fhirBase}/Patient/p1`)
  })

  it('is in the audit trail and in the receipt beside the patient', async () => {
    const mother = await aMother()
    await tokensFor(mother.email)
    const rows = await world.platform.orm.em.fork().execute(
      `select action, patient_ref, detail->>'actsAs' as acts_as from audit_event
       where user_ref = ? and action in ('consent.given', 'launch') order by action`,
      [mother.id],
    )
    expect(rows).toEqual([
      { action: 'consent.given', patient_ref: 'Patient/p2', acts_as: 'PARENT' },
      { action: 'launch', patient_ref: 'Patient/p2', acts_as: null },
    ])
    const [receipt] = await world.platform.orm.em
      .fork()
      .execute<{ person: string; patient: string }[]>(
        `select r.content->>'personName' as person, r.content->>'patientName' as patient
       from consent_receipt r join consent c on c.id = r.consent_id where c.user_id = ?`,
        [mother.id],
      )
    expect(receipt).toEqual({ person: 'Robin Example', patient: '<b>Bob Two' })
  })

  it('needs no choice when there is one patient', async () => {
    const guardian = await aPerson(world.platform)
    await addRepresentative(administrator, {
      email: guardian.email,
      patient: 'p2',
      kind: 'GUARDIAN',
    })
    const { page } = await picker(guardian.email)
    expect(page.body).toContain('You act for &lt;b&gt;Bob Two.')
  })
})

describe('ending a relation', () => {
  it('ends what was allowed for that patient at once, and nothing else', async () => {
    const mother = await aMother()
    const { json } = await tokensFor(mother.email)
    const own = await tokensFor(mother.email, 'p1')
    const outcome = await endWith(administrator, mother)
    expect(outcome.representative?.endedAt).not.toBeNull()
    expect(await read('Patient/p2', json.access_token)).toBe(401)
    expect(await isActive(world.app, json.access_token)).toBe(false)
    expect((await world.app.refresh(json.refresh_token)).json.error).toBe('invalid_grant')
    expect(await representedBy(administrator, mother.email)).toEqual([])
    const { page } = await picker(mother.email)
    expect(page.body).not.toContain('Bob')
    expect(await isActive(world.app, own.json.access_token)).toBe(true)
  })

  it('between choice and consent leaves nothing to allow', async () => {
    const mother = await aMother()
    const { browser, page } = await picker(mother.email)
    const consent = await browser.post(page.url, { patient: 'p2' })
    await endWith(administrator, mother)
    const done = await browser.post(consent.url, { action: 'allow', scope: 'patient/Patient.rs' })
    expect([done.status, titleOf(done)]).toEqual([400, 'This did not work'])
    const [row] = await world.platform.orm.em
      .fork()
      .execute<{ count: string }[]>(`select count(*) as count from consent where user_id = ?`, [
        mother.id,
      ])
    expect(Number(row?.count)).toBe(0)
  })

  it('twice is no fault', async () => {
    const mother = await aMother()
    await endWith(administrator, mother)
    expect((await endWith(administrator, mother)).userErrors).toEqual([])
  })

  it('by its day ends tokens as well', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    const mother = await aMother({ validUntil: soon })
    const { json } = await tokensFor(mother.email)
    expect(await read('Patient/p2', json.access_token)).toBe(200)
    const em = world.platform.orm.em.fork()
    const [kept] = await em.execute<{ is_same: boolean }[]>(
      `select bool_and(c.expires_at = r.valid_until) as is_same from consent c
       join patient_representation r on r.user_id = c.user_id where c.user_id = ?`,
      [mother.id],
    )
    expect(kept?.is_same).toBe(true)
    await em.execute(
      `update consent set expires_at = now() - interval '1 second' where user_id = ?`,
      [mother.id],
    )
    expect(await read('Patient/p2', json.access_token)).toBe(401)
  })

  const endWith = (client: GraphqlClient, { relation }: { relation: string }) =>
    endRepresentative(client, relation)
})

describe('a relation under a limit', () => {
  it('leaves out what is sensitive: not offered, not granted, not asked about again', async () => {
    const mother = await aMother({ excludesSensitive: true })
    const { browser, consent, json } = await tokensFor(mother.email)
    expect(consent.body).toContain('keeps the sensitive parts')
    expect(consent.body).not.toContain('patient/Condition.rs')
    expect(words(json.scope)).not.toContain('patient/Condition.rs')
    const again = await world.app.open({ scope: SCOPE }, browser)
    const done = await browser.post(again.url, { patient: 'p2' })
    expect(parameter(done, 'code')).not.toBe('')
  })
})

describe('relations are kept', () => {
  it('by a service account of the EHR, in its environment alone', async () => {
    const client = await ehr.client('representative.manage')
    const { email } = await aPerson(world.platform)
    const { representative } = await addRepresentative(client, { email, patient: 'Patient/p2' })
    expect(representative).toMatchObject({ patient: 'p2', kind: 'PARENT' })
    expect(await representedBy(client, email)).toEqual(['p2'])
    const outside = await addRepresentative(client, {
      email,
      patient: 'p1',
      environment: 'PRODUCTION',
    })
    expect(outside.userErrors).toEqual([{ code: 'INVALID', path: ['environment'] }])
    const ended = await endRepresentative(client, representative?.id ?? '', null)
    expect(ended.userErrors).toEqual([])
  })

  it('by nobody whose token has not that scope', async () => {
    const client = await ehr.client()
    const { email } = await aPerson(world.platform)
    const input = { email, environment: 'SANDBOX', patient: 'p2', kind: 'PARENT' }
    expect(
      await client.codes(
        'mutation ($input: PatientRepresentativeAddInput!) { patientRepresentativeAdd(input: $input) { userErrors { code } } }',
        { input },
      ),
    ).toEqual(['FORBIDDEN'])
  })

  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  const BAD: [string, object, string, string][] = [
    ['an unknown person', { email: 'nobody@example.org' }, 'NOT_FOUND', 'email'],
    ['an unknown patient', { patient: 'nobody' }, 'NOT_FOUND', 'patient'],
    ['their own record', { patient: 'p1' }, 'INVALID', 'patient'],
    ['a relation there is', { patient: 'p2' }, 'NOT_UNIQUE', 'patient'],
    ['an end in the past', { validUntil: yesterday }, 'INVALID', 'validUntil'],
    [
      'an address for an id',
      { relatedPerson: 'https://evil.example/x' },
      'INVALID',
      'relatedPerson',
    ],
  ]
  it.each(BAD)('not for %s', async (_what, facts, code, field) => {
    const { email } = await aMother()
    const { representative, userErrors } = await addRepresentative(administrator, {
      ...{ email, patient: 'p2' },
      ...facts,
    })
    expect(representative).toBeNull()
    expect(userErrors).toEqual([{ code, path: [field] }])
  })

  it('from the day they begin', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const { email } = await aMother({ validFrom: tomorrow })
    const { page } = await picker(email)
    expect(page.body).toContain('asks for access to your record')
  })
})
