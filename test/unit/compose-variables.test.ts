import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Variables the set-up of docker-compose.yml gives nobody to choose, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  BREACHED_PASSWORDS_FILE: 'a file: it has to be mounted first',
  DATA_DIR: 'the image has its folders',
  DEMO: 'production never seeds a demo',
  READ_LOOPBACK: 'for development alone',
  TLS_CERT_FILE: 'the proxy speaks TLS',
  TLS_KEY_FILE: 'the proxy speaks TLS',
}

test('docker-compose.yml names every variable of .env.example, and none it does not know', () => {
  const known = named('.env.example', /^([A-Z0-9_]+)=/gm)
  const composed = named('docker-compose.yml', /^ {4}([A-Z0-9_]+):/gm)
  expect(composed).toEqual(known.filter((name) => !Object.hasOwn(LEFT_OUT, name)))
  expect(known).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)))
})

test('what is chosen outside keeps its name inside', () => {
  const chosen = text('docker-compose.yml').matchAll(/^ {4}([A-Z0-9_]+): \$\{([A-Z0-9_]+)/gm)
  const renamed = [...chosen].filter(([, inside, outside]) => inside !== outside)
  expect(renamed.map(([line]) => line)).toEqual([])
})

/** The names in order of the alphabet: the `x-api` block alone is indented by four. */
function named(file: string, form: RegExp): string[] {
  return [...text(file).matchAll(form)].map(([, name = '']) => name).toSorted()
}

function text(file: string): string {
  return readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8')
}
