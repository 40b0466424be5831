import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Person, Version } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { DocumentUploadInput } from '../../support/gql/graphql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'

const DOCUMENT = graphql(`
  fragment DocumentFacts on Document {
    id
    fileName
    description
    sizeBytes
    sha256
    readyForViewing
    uploadedAt
    pageCount
    scanState
    scanSignature
    revision
    downloadUrl
    inlineUrl
    uploadedBy {
      name
    }
    findings {
      code
      meaning
    }
  }
`)

const CREATE = graphql(`
  mutation TestDocumentUploadCreate($input: DocumentUploadInput!) {
    payload: documentUploadCreate(input: $input) {
      document {
        id
        uploadedAt
        downloadUrl
      }
      uploadUrl
      uploadHeaders {
        name
        value
      }
      expiresAt
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const COMPLETE = graphql(`
  mutation TestDocumentUploadComplete($id: ID!) {
    payload: documentUploadComplete(documentId: $id) {
      document {
        ...DocumentFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const CANCEL = graphql(`
  mutation TestDocumentUploadCancel($id: ID!) {
    payload: documentUploadCancel(documentId: $id) {
      documentId
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const UPDATE = graphql(`
  mutation TestDocumentUpdate($input: DocumentUpdateInput!) {
    payload: documentUpdate(input: $input) {
      document {
        ...DocumentFacts
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const LIST = graphql(`
  query TestDocuments($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on AppVersion {
        canUploadDocuments
        documents(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...DocumentFacts
          }
        }
      }
    }
  }
`)

/** The uuid behind an opaque id, for looking at rows. */
export const localIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

type Asker = Pick<Person, 'client'>

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export interface Announcing {
  version: Pick<Version, 'id'>
  bytes: Uint8Array
}

/** Announces a file as it is; `more` says otherwise. */
export async function announce(
  { client }: Asker,
  { version, bytes }: Announcing,
  more: Partial<DocumentUploadInput> = {},
) {
  const input = {
    versionId: version.id,
    fileName: 'policy.pdf',
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
    ...more,
  }
  const { payload } = await client.get(CREATE, { input })
  const headers = Object.fromEntries(payload.uploadHeaders.map(({ name, value }) => [name, value]))
  return {
    id: payload.document?.id ?? '',
    document: payload.document,
    url: payload.uploadUrl ?? '',
    headers,
    expiresAt: payload.expiresAt,
    errors: [...readFragment(USER_ERROR, payload.userErrors)],
  }
}

/** Sends bytes to an upload address. */
export async function put(url: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'PUT', body: Buffer.from(bytes), headers })
  const text = await response.text()
  const error = response.headers.get('content-type')?.includes('json') && JSON.parse(text).error
  return { status: response.status, error: error || undefined }
}

export async function complete({ client }: Asker, id: string) {
  const { payload } = await client.get(COMPLETE, { id })
  return {
    document: readFragment(DOCUMENT, payload.document),
    errors: [...readFragment(USER_ERROR, payload.userErrors)],
  }
}

export async function cancel({ client }: Asker, id: string) {
  const { payload } = await client.get(CANCEL, { id })
  return [...readFragment(USER_ERROR, payload.userErrors)]
}

export async function update(
  { client }: Asker,
  input: { documentId: string; expectedRevision: number } & Partial<
    Record<'description', string | null> & Record<'readyForViewing', boolean>
  >,
) {
  const { payload } = await client.get(UPDATE, { input })
  return {
    document: readFragment(DOCUMENT, payload.document),
    errors: [...readFragment(USER_ERROR, payload.userErrors)],
  }
}

/** All three steps; what the last one answered. */
export async function upload(
  asker: Asker,
  file: Announcing,
  more: Partial<DocumentUploadInput> = {},
) {
  const announced = await announce(asker, file, more)
  if (announced.errors.length) return { document: null, errors: announced.errors }
  await put(announced.url, file.bytes, announced.headers)
  return complete(asker, announced.id)
}

/** A document that must be taken. */
export async function aDocument(
  asker: Asker,
  file: Announcing,
  more: Partial<DocumentUploadInput> = {},
) {
  const { document, errors } = await upload(asker, file, more)
  if (!document) throw new Error(JSON.stringify(errors))
  return document
}

/** The documents of a version as somebody sees them; undefined when the version is not theirs to see. */
export async function documentsOf(
  { client }: Asker,
  { id }: Pick<Version, 'id'>,
  page: { first?: number; after?: string | null } = {},
) {
  const { node } = await client.get(LIST, { id, first: page.first ?? 50, after: page.after })
  if (!node || !('documents' in node)) return undefined
  const { nodes, totalCount, pageInfo } = node.documents
  return {
    canUpload: node.canUploadDocuments,
    nodes: nodes.map((each) => readFragment(DOCUMENT, each)),
    totalCount,
    pageInfo,
  }
}

/** The names of every file in the store on disk, whatever they are. */
export async function storedFiles({ dataFolder }: TestPlatform): Promise<string[]> {
  const folder = path.join(dataFolder, 'documents')
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return names.flatMap((each) => (each.isFile() ? [each.name] : []))
}
