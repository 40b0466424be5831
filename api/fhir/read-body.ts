import type { IncomingMessage } from 'node:http'
import { readJson } from './json-text.ts'
import { FhirRefusal } from './operation-outcome.ts'

/** More than any resource of a record, attachments included, and bundles of a few hundred of them. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

const ENCODING = 'The body must be sent as it is, without a content encoding.'

/**
 * Reads the JSON body of a request, once, and only when a step asks for it: nobody without a token makes
 * us hold a byte. Refuses more than so many bytes with 413 as soon as it is known, compressed bodies with
 * 415, and what is not JSON as `readJson` says with 400.
 */
export function bodyReader(
  req: IncomingMessage,
  mostBytes: number = MAX_BODY_BYTES,
): () => Promise<unknown> {
  let reading: Promise<unknown> | undefined
  return () => {
    reading ??= readBody(req, mostBytes)
    return reading
  }
}

async function readBody(req: IncomingMessage, mostBytes: number): Promise<unknown> {
  const encoding = req.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw refusal({ status: 415, code: 'not-supported', text: ENCODING })
  }
  if (Number(req.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(mostBytes)
  const json = readJson(await bytesOf(req, mostBytes))
  if ('text' in json) throw refusal({ status: 400, code: 'invalid', text: json.text })
  return json.value
}

async function bytesOf(req: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    // The connection has to outlive the reading, or nobody hears why it was refused.
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > mostBytes) throw tooLarge(mostBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof FhirRefusal) throw error
    throw refusal({ status: 400, code: 'invalid', text: 'The body was cut off.' })
  }
  return Buffer.concat(chunks)
}

function tooLarge(mostBytes: number): FhirRefusal {
  const kib = mostBytes / 1024
  const most = kib < 1024 ? `${kib} KiB` : `${kib / 1024} MiB`
  const text = `The body may have at most ${most}.`
  return refusal({ status: 413, code: 'too-long', text, headers: { connection: 'close' } })
}

function refusal(facts: Omit<FhirRefusal['facts'], 'rule'>): FhirRefusal {
  return new FhirRefusal({ ...facts, rule: 'body-refused' })
}
