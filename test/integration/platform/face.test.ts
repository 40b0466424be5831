import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256Hex } from '../../../api/secrets.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { contents } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { newAddress } from '../../support/vendor-members.ts'
import { PortalVisitor } from '../account/portal-visitor.ts'
import { BRAND_UPDATE, FACE, LEGAL_UPDATE, LOGO_UPLOAD, TEXTS_UPDATE } from './face-documents.ts'
import { aHospital } from './hospital.ts'
import { CHANGES } from './member-documents.ts'

let hospital: Awaited<ReturnType<typeof aHospital>>
beforeAll(async () => {
  hospital = await aHospital()
})
afterAll(() => hospital?.platform.stop())

const revision = async () => (await hospital.admin.client.get(FACE)).organizationSettings.revision

async function brand(facts: object = {}) {
  const input = {
    ...{ name: 'Riverside', supportEmail: 'help@riverside.example' },
    ...{ ...facts, expectedRevision: await revision() },
  }
  const { payload } = await hospital.admin.client.get(BRAND_UPDATE, { input })
  return readFragment(USER_ERROR, payload.userErrors)
}

async function legal(links: object) {
  const input = { ...links, expectedRevision: await revision() }
  const { payload } = await hospital.admin.client.get(LEGAL_UPDATE, { input })
  return readFragment(USER_ERROR, payload.userErrors)
}

async function texts(facts: object) {
  const input = { ...facts, expectedRevision: await revision() }
  const { payload } = await hospital.admin.client.get(TEXTS_UPDATE, { input })
  return readFragment(USER_ERROR, payload.userErrors)
}

const gallery = async (headers: Record<string, string> = {}) =>
  (await fetch(`${hospital.platform.url}/`, { headers })).text()
const colours = async () => (await fetch(`${hospital.platform.url}/brand.css`)).text()

test('the brand is shown in the gallery, on the sign-in page and in mails at once', async () => {
  expect(await colours()).not.toContain('--gh-accent')
  expect(await brand({ accentColor: '#1D4F91' })).toEqual([])
  expect(await gallery()).toContain('Apps reviewed by Riverside')
  expect(await colours()).toContain('--gh-accent: light-dark(#1d4f91, #')
  const page = await new PortalVisitor(hospital.platform).open()
  expect(page.body).toContain('<span class="gh-brand-name">Riverside</span>')
  expect(page.body).toContain('mailto:help@riverside.example')
  expect(page.body).toContain('href="/brand.css"')
  const email = newAddress()
  await hospital.invite(email, ['AUDITOR'])
  const { html } = await hospital.platform.mailTo(email)
  expect(html).toContain('color:#1d4f91">Riverside</td>')
  const { organizationChanges } = await hospital.admin.client.get(CHANGES, {
    ...{ area: 'BRAND', first: 1 },
  })
  expect(organizationChanges.nodes[0]?.changes).toContainEqual({
    ...{ field: 'accentColor', before: null, after: '#1d4f91' },
  })
})

test.each([
  ['a name that is empty', { name: ' ' }, { code: 'REQUIRED', path: ['name'], limit: 1 }],
  ['a long name', { name: 'x'.repeat(101) }, { code: 'TOO_LONG', path: ['name'], limit: 100 }],
  ['no address', { supportEmail: 'nobody' }, { code: 'INVALID', path: ['supportEmail'] }],
  ['a word for a colour', { accentColor: 'teal' }, { code: 'INVALID', path: ['accentColor'] }],
  [
    'a colour nobody can read',
    { accentColor: '#5cc2c9' },
    {
      ...{ code: 'INVALID', path: ['accentColor'] },
      message: expect.stringMatching(/contrast of 1\.\d+ : 1 on light ground; at least 4\.5 : 1/),
    },
  ],
  ['a picture of nobody', { logoId: 'SWNvbjp4' }, { code: 'NOT_FOUND', path: ['logoId'] }],
])('a brand with %s is refused', async (_what, facts, fault) => {
  const before = await contents(hospital.platform)
  expect(await brand(facts)).toMatchObject([fault])
  expect(await contents(hospital.platform)).toEqual(before)
})

test('a picture is sent, written anew, shown, and taken away', async () => {
  const picture = { width: 512, height: 512, channels: 3, background: '#1d4f91' } as const
  const bytes = await sharp({ create: picture }).png().toBuffer()
  const input = { sizeBytes: bytes.length, sha256: sha256Hex(bytes) }
  const { payload } = await hospital.admin.client.get(LOGO_UPLOAD, { input })
  const sent = await fetch(payload.uploadUrl ?? '', { method: 'PUT', body: bytes })
  const { iconId, iconUrl } = (await sent.json()) as { iconId: string; iconUrl: string }
  expect(await brand({ logoId: iconId })).toEqual([])
  expect(await gallery()).toContain(`src="${iconUrl}"`)
  expect((await fetch(`${hospital.platform.url}${iconUrl}`)).headers.get('content-type')).toBe(
    'image/png',
  )
  expect(await brand()).toEqual([])
  expect(await gallery()).not.toContain(iconUrl)
})

test('legal pages stand in the footers; what is no https address is refused', async () => {
  const privacyPolicy = 'https://riverside.example/privacy'
  expect(await legal({ privacyPolicy, imprint: ' https://riverside.example/legal ' })).toEqual([])
  for (const page of [await gallery(), (await new PortalVisitor(hospital.platform).open()).body]) {
    expect(page).toContain(`href="${privacyPolicy}"`)
    expect(page).toContain('href="https://riverside.example/legal"')
  }
  expect((await hospital.admin.client.get(FACE)).organization.legalLinks).toEqual([
    { kind: 'privacyPolicy', url: privacyPolicy },
    { kind: 'imprint', url: 'https://riverside.example/legal' },
  ])
  const before = await contents(hospital.platform)
  const long = `https://riverside.example/${'x'.repeat(2048)}`
  expect(await legal({ terms: 'http://riverside.example/', imprint: long })).toMatchObject([
    { code: 'INVALID', path: ['terms'] },
    { code: 'TOO_LONG', path: ['imprint'], limit: 2048 },
  ])
  expect(await legal({ terms: 'javascript:alert(1)' })).toMatchObject([{ code: 'INVALID' }])
  expect(await contents(hospital.platform)).toEqual(before)
})

test('texts are said in the language of the reader, and as text', async () => {
  const galleryWelcome = { en: 'Welcome <b>everybody</b>', es: 'Bienvenidos' }
  const mailLine = { en: 'Riverside, 1 River Road', es: 'Riverside, Calle del Río 1' }
  const signInNotice = { en: 'Closed on Sunday.' }
  expect(await texts({ galleryWelcome, mailLine, signInNotice })).toEqual([])
  expect(await gallery()).toContain('Welcome &lt;b&gt;everybody&lt;/b&gt;')
  expect(await gallery({ 'accept-language': 'es' })).toContain('Bienvenidos')
  expect((await new PortalVisitor(hospital.platform).open()).body).toContain('Closed on Sunday.')
  const email = newAddress()
  await hospital.invite(email, ['AUDITOR'])
  const mail = await hospital.platform.mailTo(email)
  for (const line of Object.values(mailLine)) {
    expect(mail.body).toContain(line)
    expect(mail.html).toContain(line)
  }
  expect(await texts({ galleryWelcome: { es: 'x'.repeat(601) } })).toMatchObject([
    { code: 'TOO_LONG', path: ['galleryWelcome', 'es'], limit: 600 },
  ])
})

test('of two who save at once, the second hears of the first', async () => {
  const expectedRevision = await revision()
  expect(await brand({ name: 'Lakeside' })).toEqual([])
  const input = { name: 'Hillside', supportEmail: 'a@b.example', expectedRevision }
  const { payload } = await hospital.admin.client.get(BRAND_UPDATE, { input })
  expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([{ code: 'STALE_REVISION' }])
})
