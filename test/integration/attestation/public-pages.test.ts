import { inflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aDraft, aPerson, attest, aVendor } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  type AttestationWorld,
  attestationWorld,
  publishAnother,
  signedOn,
} from './attestation-world.ts'

let platform: TestPlatform
let world: AttestationWorld
let signed: Awaited<ReturnType<typeof signedOn>>
let pdf: Uint8Array
beforeAll(async () => {
  platform = await startTestPlatform()
  world = await attestationWorld(platform)
  signed = await attested('DECLINED', 'Łódź & <Žižek> Привет')
  pdf = new Uint8Array(await (await fetch(signed.pdfUrl)).arrayBuffer())
})
afterAll(() => platform?.stop())

async function attested(answer: 'ACCEPTED' | 'DECLINED', name: string) {
  const draft = accepted(await attest(world.owner, await aDraft(world.owner, { name }), answer))
  return signedOn(world.owner, draft.id)
}

async function page(address: string, init?: RequestInit) {
  const response = await fetch(address, init)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

function handIn(fields: { jws?: string; file?: Uint8Array | string; name?: string }) {
  const body = new FormData()
  body.set('jws', fields.jws ?? '')
  if (fields.file) body.set('file', new File([Buffer.from(fields.file)], fields.name ?? 'a.pdf'))
  return page(`${platform.url}/attestations/verify`, { method: 'POST', body })
}

const HOLDS = 'This attestation holds'

describe('the page of an attestation', () => {
  test('says to anybody, without scripts, who signed what and that it holds', async () => {
    const { status, text, headers } = await page(signed.verifyUrl)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).not.toMatch(/<script/i)
    for (const said of [
      HOLDS,
      'Declined',
      'The vendor declined this statement',
      'Ada Acme',
      'Chief executive',
      'Acme Health',
      signed.text.sha256,
      signed.signature,
      'Łódź &amp; &lt;Žižek&gt; Привет',
      signed.text.body.split('\n')[1] ?? '',
    ])
      expect(text).toContain(said.replaceAll("'", '&#39;'))
  })

  test('says so when the text was replaced since', async () => {
    const before = await attested('ACCEPTED', 'Before')
    expect((await page(before.verifyUrl)).text).toContain('The text is in force since')
    await publishAnother(world)
    const { text } = await page(before.verifyUrl)
    expect(text).toContain(HOLDS)
    expect(text).toContain('has published a newer text')
  })

  test('is honest about answers from before signatures were kept', async () => {
    const old = await attested('ACCEPTED', 'Old')
    const id = old.verifyUrl.split('/').at(-1)
    await query(platform.databaseUrl, 'update attestation set signature = null where id = $1', [id])
    const { text } = await page(old.verifyUrl)
    expect(text).toContain('Signed before signatures were kept')
    expect(text).not.toContain(HOLDS)
  })

  test('says when a field was changed in the database', async () => {
    const edited = await attested('DECLINED', 'Edited')
    const id = edited.verifyUrl.split('/').at(-1)
    await query(platform.databaseUrl, `update attestation set answer = 'ACCEPTED' where id = $1`, [
      id,
    ])
    const { text } = await page(edited.verifyUrl)
    expect(text).toContain('not everything does')
    expect(text).toContain('no record that says the same')
  })

  test.each(['00000000-0000-4000-8000-000000000000', 'nonsense', '%00', 'x.pdf'])(
    'is not there for %s',
    async (id) => {
      const { status, text } = await page(`${platform.url}/attestations/${id}`)
      expect(status).toBe(404)
      expect(text).toContain('There is no such attestation')
    },
  )
})

describe('the form to check', () => {
  test('tells for a pasted signature, however its lines were broken', async () => {
    expect((await page(`${platform.url}/attestations/verify`)).text).toContain('<form')
    const broken = signed.signature.replaceAll(/.{70}/g, '$&\r\n')
    expect(await handIn({ jws: broken })).toMatchObject({
      status: 200,
      text: expect.stringContaining(HOLDS),
    })
    const forged = signed.signature.replace(/.$/, (last) => (last === 'A' ? 'g' : 'A'))
    expect((await handIn({ jws: forged })).text).toContain('This is not a valid attestation')
  })

  test('tells for the PDF as it was issued, and for one with a single byte changed', async () => {
    expect((await handIn({ file: pdf })).text).toContain(HOLDS)
    const step = Math.floor(pdf.length / 12)
    for (let at = step; at < pdf.length; at += step) {
      const changed = Uint8Array.from(pdf)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect((await handIn({ file: changed })).text, `byte ${at}`).not.toContain(HOLDS)
    }
  })

  test('tells for the JSON, and for one whose text was changed', async () => {
    const json = (await page(`${signed.verifyUrl}.json`)).text
    expect((await handIn({ file: json, name: 'a.json' })).text).toContain(HOLDS)
    const other = json.replace('Privacy policy', 'Privacy Policy')
    expect(other).not.toBe(json)
    expect((await handIn({ file: other, name: 'a.json' })).text).toContain(
      'The text is not the one that was signed',
    )
  })

  test.each([
    ['nothing', {}],
    ['an empty file', { file: '' }],
  ])('asks for something when handed %s', async (_what, fields) => {
    expect(await handIn(fields)).toMatchObject({
      status: 422,
      text: expect.stringContaining('Nothing was handed in'),
    })
  })

  test('refuses what is no form, and what is too large', async () => {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'garbage',
    }
    expect((await page(`${platform.url}/attestations/verify`, init)).status).toBe(422)
    const { status } = await handIn({ file: 'x'.repeat(1024 * 1024 + 1) })
    expect(status).toBe(413)
  })
})

describe('the PDF', () => {
  test('is always the same file, with the signature among its properties', async () => {
    const again = new Uint8Array(await (await fetch(signed.pdfUrl)).arrayBuffer())
    expect(Buffer.compare(pdf, again)).toBe(0)
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    expect(document.getTitle()).toBe('Attestation of privacy and security: Łódź & <Žižek> Привет')
    expect(document.getAuthor()).toBe('Ada Acme')
    expect(Buffer.from(pdf).toString('latin1')).toContain(signed.signature)
  })

  test('can be read: text, four fields, answer, hash, signature and address, in whatever script', () => {
    const text = textOf(pdf).replaceAll(/\s+/g, '')
    const said = [
      'Łódź & <Žižek> Привет',
      'Declined',
      'Ada Acme',
      'Chief executive',
      'Acme Health',
      signed.text.sha256,
      signed.signature,
      signed.verifyUrl,
      ...signed.text.body.split('\n'),
    ]
    for (const words of said) expect(text).toContain(words.replaceAll(/\s+/g, ''))
  })

  test('is for the vendor and the reviewers', async () => {
    const bare = `${signed.verifyUrl}.pdf`
    const asked = async (client?: { token: string | undefined }) =>
      (
        await page(
          bare,
          client?.token ? { headers: { Authorization: `Bearer ${client.token}` } } : {},
        )
      ).status
    expect(await asked(world.owner.client)).toBe(200)
    expect(await asked()).toBe(404)
    expect(await asked((await aVendor(platform)).client)).toBe(404)
    expect(await asked((await aPerson(platform)).client)).toBe(404)
    expect(await asked({ token: 'nonsense' })).toBe(404)
    const { pdfUrl } = await attested('ACCEPTED', 'Another')
    const ticket = new URL(pdfUrl).searchParams.get('ticket')
    expect((await page(`${bare}?ticket=${ticket}`)).status).toBe(404)
  })
})

/** Reads the words of a PDF back, by the tables that say which glyph is which character. */
function textOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1')
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, data = '']) => {
    try {
      return inflateSync(Buffer.from(data, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  const fonts = fontTables(raw)
  let font = new Map<string, string>()
  const page = streams.filter((stream) => stream.includes(' Tf')).join('\n')
  let words = ''
  for (const [, name, hex] of page.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
    if (name) font = fonts.get(name) ?? new Map()
    for (const glyph of hex?.match(/.{4}/g) ?? []) words += font.get(glyph) ?? ''
  }
  return words
}

function fontTables(raw: string): Map<string, Map<string, string>> {
  const object = (number: string) =>
    new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(raw)?.[1] ?? ''
  const named = [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)]
  return new Map(
    named.map(([, name = '', number = '']) => {
      const table = /ToUnicode (\d+) 0 R/.exec(object(number))?.[1] ?? ''
      const data = /stream\n([\s\S]*?)\nendstream/.exec(object(table))?.[1] ?? ''
      return [name, characters(inflateSync(Buffer.from(data, 'latin1')).toString('latin1'))]
    }),
  )
}

function characters(table: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, from = '0', , list = ''] of table.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g,
  )) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries()) {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      found.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    }
  }
  return found
}
