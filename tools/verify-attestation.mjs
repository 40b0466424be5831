#!/usr/bin/env node
// Checks a saved attestation without the server that issued it. Needs Node alone.
//
//   node tools/verify-attestation.mjs attestation.json [jwks.json]
//
// attestation.json is what /attestations/ID.json answers. Keep the keys (/attestations/jwks.json) in a place of your
// own: the ones inside the file prove nothing by themselves, and are used only when no other file is named.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [, , file, keyFile] = process.argv
if (!file)
  fail('Name the saved attestation: node tools/verify-attestation.mjs attestation.json [jwks.json]')
const saved = JSON.parse(readFileSync(file, 'utf8'))
const { keys } = keyFile ? JSON.parse(readFileSync(keyFile, 'utf8')) : saved
if (!saved.signature) fail('This attestation was signed before signatures were kept.')

const parts = saved.signature.split('.')
const isSpelledOnce = parts.every(
  (part) => Buffer.from(part, 'base64url').toString('base64url') === part,
)
if (parts.length !== 3 || !isSpelledOnce) fail('The signature is not whole.')
const [header, payload, signature] = parts
const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
const key = keys.find((one) => one.kid === kid)
if (alg !== 'ES256' || !key) fail('It was signed with a key that is not among those given.')

const isSigned = verify(
  'sha256',
  Buffer.from(`${header}.${payload}`),
  { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
  Buffer.from(signature, 'base64url'),
)
if (!isSigned) fail('The signature does not hold: something was changed after signing.')

const statement = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
const hash = createHash('sha256').update(saved.text, 'utf8').digest('hex')
if (hash !== statement.textSha256) fail('The text is not the one that was signed.')

console.log('The signature holds, and the text is the one that was signed.')
console.log(JSON.stringify(statement, null, 2))
if (!keyFile) console.log('The keys came out of the same file: compare them with a copy you trust.')

function fail(message) {
  console.error(message)
  process.exit(1)
}
