import type { OwnedFile } from '../../domain/file-access.ts'
import type { FhirHttpResponse } from '../../ports.ts'
import { FhirRefusal } from '../operation-outcome.ts'
import type { ProxyRequest } from '../proxy-request.ts'

/** A browser that comes upon the address keeps the file and runs nothing of it. */
const SAFETY = {
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}
const MEDIA_TYPE = /^[a-z0-9.+-]+\/[a-z0-9.+-]+(?:\s*;\s*[a-z0-9-]+=[a-z0-9."+-]+)*$/i

/**
 * Says whether a Binary is wanted as what it holds: whenever JSON is not asked for.
 * @see https://hl7.org/fhir/R4/binary.html#rest
 */
export function wantsContent({ query, headers }: ProxyRequest): boolean {
  return new URLSearchParams(query).get('_format') === null && !/json/i.test(headers.accept ?? '')
}

/**
 * Answers what a Binary holds, as the bytes it is and under its own content type; one without data as the resource.
 * Refuses with 406 whoever takes other content types alone.
 */
export function fileAnswer(
  { headers: { accept = '*/*' } }: ProxyRequest,
  { file, owner }: OwnedFile,
  headers: Readonly<Record<string, string>>,
): FhirHttpResponse {
  // STU3 has another name for it.
  const { data = file.content, contentType } = file
  if (typeof data !== 'string') return { status: 200, headers: { ...headers }, body: file }
  const isPlain = typeof contentType === 'string' && MEDIA_TYPE.test(contentType)
  const type = isPlain ? contentType : 'application/octet-stream'
  if (!isAccepted(accept, type)) {
    const text = `This file can be had as ${type}, or as application/fhir+json.`
    throw new FhirRefusal({ status: 406, code: 'not-supported', text, rule: 'format-refused' })
  }
  return {
    status: 200,
    headers: {
      ...headers,
      ...SAFETY,
      'content-type': type,
      'x-security-context': `${owner.resourceType}/${owner.id}`,
    },
    body: undefined,
    content: Buffer.from(data, 'base64'),
  }
}

function isAccepted(accept: string, type: string): boolean {
  const plain = type.replace(/;.*$/s, '').trim().toLowerCase()
  const family = plain.replace(/\/.*$/s, '/*')
  const ranges = accept.split(',').map((range) => range.replace(/;.*$/s, '').trim().toLowerCase())
  return ['*/*', family, plain].some((range) => ranges.includes(range))
}
