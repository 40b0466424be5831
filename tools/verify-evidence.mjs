#!/usr/bin/env node
// Checks an evidence pack without the server that made it. Needs Node alone.
//
//   node verify.mjs pack.zip [jwks.json]
//
// Keep the keys (/attestations/jwks.json of the hospital) and this script in a place of your own: those inside the pack
// prove nothing by themselves. Finds changed, missing and added files, whatever byte of the archive was changed.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const UNLISTED = ['manifest.json', 'manifest.jws']
const DECIDED =
  /^(stage|scope|recertification)\.decided$|^app-version\.(approval-given|request-changes|reject|approve|release|suspend|reinstate)$/
const faults = []

const [, , packFile, keyFile] = process.argv
if (!packFile) end(['Name the pack: node verify.mjs pack.zip [jwks.json]'])
const files = readArchive(readFileSync(packFile))
const manifest = readManifest()
checkFiles()
checkAudit()
checkAttestations()
checkPapers()
checkPolicies()
end(faults)

/**
 * Reads a ZIP of stored entries, each header spelled in the one way it is written: what is spelled otherwise was changed.
 */
function readArchive(zip) {
  const found = new Map()
  const { tail, count, start } = endOf(zip)
  let index = start
  let at = 0
  for (let left = count; left > 0; left -= 1) {
    if (index + 46 > tail) end([`The index of the archive was changed at byte ${index}.`])
    const entry = {
      crc: zip.readUInt32LE(index + 16),
      size: zip.readUInt32LE(index + 20),
      name: zip.toString('latin1', index + 46, index + 46 + zip.readUInt16LE(index + 28)),
      offset: at,
    }
    const headers = { inIndex: indexHeader(entry), inPlace: localHeader(entry) }
    checkHeaders(zip, { ...headers, index, at, name: entry.name })
    if (found.has(entry.name)) faults.push(`${entry.name}: stands in the archive twice.`)
    const from = at + headers.inPlace.length
    found.set(entry.name, zip.subarray(from, from + entry.size))
    index += headers.inIndex.length
    at = from + entry.size
  }
  if (at !== start || index !== tail)
    faults.push('The archive holds bytes that no file accounts for.')
  return found
}

/** Where the index begins and ends, and how many entries it has. */
function endOf(zip) {
  const tail = zip.length - 22
  if (tail < 0 || zip.readUInt32LE(tail) !== 0x06054b50) end(['This is not a whole evidence pack.'])
  const count = zip.readUInt16LE(tail + 10)
  const size = zip.readUInt32LE(tail + 12)
  const start = zip.readUInt32LE(tail + 16)
  if (!zip.subarray(tail).equals(endRecord(count, size, start)) || start + size !== tail)
    end(['The end of the archive was changed: its index cannot be found.'])
  return { tail, count, start }
}

function checkHeaders(zip, { name, index, inIndex, at, inPlace }) {
  if (!zip.subarray(index, index + inIndex.length).equals(inIndex))
    faults.push(`${name}: its entry in the index of the archive was changed.`)
  if (!zip.subarray(at, at + inPlace.length).equals(inPlace))
    faults.push(`${name}: its header in the archive was changed.`)
}

/** What both headers of an entry say (APPNOTE 4.4): stored, no date, no owner, no comment. */
function shared({ crc, size, name }) {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt32LE(0x00210000, 6)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(size, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(Buffer.byteLength(name, 'latin1'), 22)
  return bytes
}

function localHeader(entry) {
  return Buffer.concat([signature(0x04034b50), shared(entry), Buffer.from(entry.name, 'latin1')])
}

function indexHeader(entry) {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(entry.offset, 10)
  const madeBy = Buffer.from([20, 3])
  const name = Buffer.from(entry.name, 'latin1')
  return Buffer.concat([signature(0x02014b50), madeBy, shared(entry), rest, name])
}

function endRecord(count, size, start) {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(size, 12)
  bytes.writeUInt32LE(start, 16)
  return bytes
}

function signature(number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

/** The list of everything in the pack, as it was signed. */
function readManifest() {
  const jws = files.get('manifest.jws')?.toString('latin1').trim()
  const listed = files.get('manifest.json')?.toString('utf8')
  if (!jws || !listed) return end([...faults, 'manifest.json or manifest.jws is missing.'])
  const signed = opened(jws, 'gatehouse-evidence+jws')
  if (typeof signed !== 'string') return end([...faults, `manifest.jws: ${signed.fault}`])
  if (signed !== listed)
    return end([...faults, 'manifest.json: it is not the one that was signed.'])
  return JSON.parse(listed)
}

/** Opens a compact JWS (RFC 7515) of ours: the text that was signed, or what is wrong. */
function opened(jws, type) {
  const parts = jws.split('.')
  const isSpelledOnce = parts.every(
    (part) => Buffer.from(part, 'base64url').toString('base64url') === part,
  )
  if (parts.length !== 3 || !isSpelledOnce) return { fault: 'The signature is not whole.' }
  const [header, payload, signed] = parts
  let said
  try {
    said = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
  } catch {
    return { fault: 'The signature is not whole.' }
  }
  const key = keys().find(({ kid }) => kid === said.kid)
  if (said.alg !== 'ES256' || said.typ !== type || !key)
    return { fault: 'It was signed with a key that is not among those given.' }
  const holds = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signed, 'base64url'),
  )
  if (!holds) return { fault: 'The signature does not hold: something was changed after signing.' }
  return Buffer.from(payload, 'base64url').toString('utf8')
}

function keys() {
  try {
    const text = keyFile ? readFileSync(keyFile, 'utf8') : files.get('keys.json')?.toString('utf8')
    return JSON.parse(text ?? '{"keys":[]}').keys
  } catch {
    return []
  }
}

function checkFiles() {
  const listed = new Map(manifest.files.map((file) => [file.path, file]))
  for (const { path, bytes, sha256 } of listed.values()) {
    const content = files.get(path)
    if (!content) faults.push(`${path}: it is missing.`)
    else if (content.length !== bytes || hashOf(content) !== sha256)
      faults.push(`${path}: it was changed: its hash is not the one that was signed.`)
  }
  for (const path of files.keys())
    if (!listed.has(path) && !UNLISTED.includes(path))
      faults.push(`${path}: it was added: the manifest does not know it.`)
}

/** Each event carries the hash of all before it: none can be taken out, put in or moved. */
function checkAudit() {
  const events = linesOf('audit.ndjson')
  const chain = linesOf('audit-chain.txt')
  let head = '0'.repeat(64)
  for (const [index, line] of events.entries()) {
    head = hashOf(`${head}\n${line}`)
    if (chain[index] === head) continue
    faults.push(`audit.ndjson: the chain breaks at event ${index + 1}.`)
    return
  }
  const { events: count, head: signedHead } = manifest.audit
  if (chain.length !== events.length || count !== events.length || head !== signedHead)
    faults.push('audit.ndjson: events are missing at the end, or were added.')
}

function linesOf(path) {
  return (files.get(path)?.toString('utf8') ?? '').split('\n').filter(Boolean)
}

/** What the vendor signed holds by itself, besides being in the pack. */
function checkAttestations() {
  for (const { id, signature: jws, text: body } of recordsIn('attestations.json')) {
    if (!jws) continue
    const signed = opened(jws, 'gatehouse-attestation+jws')
    if (typeof signed !== 'string') faults.push(`attestations.json: ${id}: ${signed.fault}`)
    else if (JSON.parse(signed).textSha256 !== hashOf(body))
      faults.push(`attestations.json: ${id}: the text is not the one that was signed.`)
  }
}

/** What decisions rest on has the hash it had when it was filed, and is in the pack. */
function checkPapers() {
  const [artifacts, documents, contracts] = ['artifacts', 'documents', 'contracts'].map((name) =>
    recordsIn(`${name}.json`),
  )
  for (const { path, sha256 } of [...documents, ...contracts])
    if (path && hashOf(files.get(path) ?? '') !== sha256)
      faults.push(`${path}: it is not the one that was filed.`)
  for (const artifact of artifacts) checkArtifact(artifact, { documents, contracts })
}

/** A text has its hash; what is a document has that of the document; what cites a contract says the hash of its file. */
function checkArtifact(artifact, { documents, contracts }) {
  const { id, kind, body, sha256 } = artifact
  const { document_id: documentId, vendor_contract_id: contractId } = artifact
  if (body !== null && hashOf(body) !== sha256)
    faults.push(`artifacts.json: ${kind} ${id}: its text is not the one that was filed.`)
  if (documentId && documents.find((each) => each.id === documentId)?.sha256 !== sha256)
    faults.push(`artifacts.json: ${kind} ${id}: the document it rests on is not listed.`)
  checkApproval(artifact)
  const contract = contracts.find((each) => each.id === contractId)
  // Packs made before contracts were in them have no list of them.
  if (contractId && files.has('contracts.json') && !(contract && body?.includes(contract.sha256)))
    faults.push(`artifacts.json: ${kind} ${id}: the contract it cites is not listed.`)
}

/** A launch approval record that was signed says what was signed; records of before have no signature. */
function checkApproval({ id, kind, sha256, signature: jws, app_version_id: versionId }) {
  if (kind !== 'LAUNCH_APPROVAL_RECORD' || !jws) return
  const signed = opened(jws, 'gatehouse-launch-approval+jws')
  const said = typeof signed === 'string' ? JSON.parse(signed) : {}
  if (said.artifactId !== id || said.recordSha256 !== sha256 || said.appVersionId !== versionId)
    faults.push(`artifacts.json: ${kind} ${id}: ${signed.fault ?? 'another record was signed.'}`)
}

/** Each decision in the trail names the policies that were in force, and these are in the pack, by what they said. */
function checkPolicies() {
  // Packs made before policies were in them have no list of them.
  if (!files.has('policies.json') || faults.length > 0) return
  const { begunWith, decisions, ...known } = recordsIn('policies.json')
  const trail = linesOf('audit.ndjson').map((line) => JSON.parse(line))
  const decided = trail.filter((event) => event.outcome === 'SUCCESS' && DECIDED.test(event.action))
  const named = new Map(decisions.map((decision) => [decision.event, decision]))
  for (const { id, action, created_at: at } of decided)
    if (named.get(id)?.action !== action || named.get(id)?.at !== at)
      faults.push(`policies.json: it does not say what was in force at ${action} ${id}.`)
  if (decisions.length !== decided.length)
    faults.push('policies.json: it names decisions that the trail does not have.')
  checkNumbers(decisions, known)
  const intake = recordsIn('stages.json').find(({ stage }) => stage === 'INTAKE')
  if (intake && (intake.policy_version ?? 1) !== begunWith)
    faults.push('policies.json: the review began with another policy than its intake says.')
}

function checkNumbers(decisions, { policies, dataPolicies }) {
  const known = new Set()
  for (const { environment, number, content, sha256 } of [...policies, ...dataPolicies]) {
    const name = environment ? `data policy ${environment} ${number}` : `policy ${number}`
    known.add(name)
    if (content !== null && hashOf(JSON.stringify(content)) !== sha256)
      faults.push(`policies.json: ${name} does not say what it said.`)
  }
  const named = decisions.flatMap(({ policy, dataPolicy }) => [
    `policy ${policy}`,
    ...Object.entries(dataPolicy).flatMap(([of, no]) => (no ? `data policy ${of} ${no}` : [])),
  ])
  for (const name of new Set(named))
    if (!known.has(name)) faults.push(`policies.json: ${name} is named and not in the pack.`)
}

function recordsIn(path) {
  const text = files.get(path)?.toString('utf8')
  return text && faults.length === 0 ? JSON.parse(text) : []
}

function hashOf(content) {
  return createHash('sha256').update(content).digest('hex')
}

function end(found) {
  if (found.length) {
    console.error(
      ['This evidence pack does not hold:', ...found.map((fault) => `- ${fault}`)].join('\n'),
    )
    process.exit(1)
  }
  const { app, version, madeAt, audit, leftOut } = manifest
  console.log(`The pack holds: ${app.name}, version ${version.number}, made ${madeAt}.`)
  console.log(`${files.size} files, ${audit.events} events in an unbroken chain, signed.`)
  for (const absence of leftOut) console.log(`Not in it: ${absence}`)
  if (!keyFile) console.log('The keys came out of the pack: compare them with a copy you trust.')
  process.exit(0)
}
