import type { DocumentStore } from '../../ports/documents.ts'

export interface S3Options {
  bucket: string
  region: string
  /** Another address than Amazon's; then the bucket is part of the path. */
  endpoint?: string | undefined
  /** The same store as browsers reach it, when that is another address. */
  publicEndpoint?: string | undefined
  accessKeyId?: string | undefined
  secretAccessKey?: string | undefined
}

/**
 * Keeps documents in an S3-compatible store: `arriving/KEY` until they are checked, then `kept/KEY`. Browsers send bytes
 * to it directly, to an address that names length and SHA-256 and is good for `arriving/` alone.
 *
 * The client library is loaded here and nowhere else, so it costs nothing where documents are on disk.
 */
export async function s3DocumentStore(options: S3Options): Promise<DocumentStore> {
  const s3 = await import('@aws-sdk/client-s3')
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner')
  const { bucket: Bucket } = options
  const client = new s3.S3Client(clientConfig(options, options.endpoint))
  const signer = new s3.S3Client(clientConfig(options, options.publicEndpoint ?? options.endpoint))
  const sample = await getSignedUrl(signer, new s3.GetObjectCommand({ Bucket, Key: 'kept/x' }))

  const get = async (Key: string, Range?: string): Promise<Uint8Array | undefined> => {
    try {
      const { Body } = await client.send(new s3.GetObjectCommand({ Bucket, Key, Range }))
      return await Body?.transformToByteArray()
    } catch (error) {
      if (error instanceof s3.NoSuchKey) return undefined
      throw error
    }
  }
  const drop = (Key: string) => client.send(new s3.DeleteObjectCommand({ Bucket, Key }))

  return {
    origin: new URL(sample).origin,
    async uploadAddress(key, { sizeBytes, sha256 }, expiresIn) {
      const checksum = Buffer.from(sha256, 'hex').toString('base64')
      const command = new s3.PutObjectCommand({
        Bucket,
        Key: `arriving/${key}`,
        ContentLength: sizeBytes,
        ChecksumSHA256: checksum,
        IfNoneMatch: '*', // once: a second one is refused where the store knows conditional writes
      })
      const url = await getSignedUrl(signer, command, {
        expiresIn,
        // As headers and not in the query, where some stores do not look for them.
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      })
      return { url, headers: { 'x-amz-checksum-sha256': checksum, 'if-none-match': '*' } }
    },
    async receive() {
      throw new Error('bytes of documents go to the store, not through us')
    },
    arrived: (key, maxBytes) => get(`arriving/${key}`, `bytes=0-${maxBytes - 1}`),
    async keep(key, bytes) {
      const length = { ContentLength: bytes.length, ContentType: 'application/pdf' }
      await client.send(
        new s3.PutObjectCommand({ Bucket, Key: `kept/${key}`, Body: bytes, ...length }),
      )
      await drop(`arriving/${key}`)
    },
    read: (key) => get(`kept/${key}`),
    async remove(key) {
      await drop(`arriving/${key}`)
      await drop(`kept/${key}`)
    },
    async *keysBefore(moment) {
      for (const Prefix of ['arriving/', 'kept/']) {
        for await (const { Contents = [] } of s3.paginateListObjectsV2(
          { client },
          { Bucket, Prefix },
        )) {
          const old = Contents.filter(({ LastModified }) => LastModified && LastModified < moment)
          yield* old.map(({ Key = '' }) => Key.slice(Prefix.length))
        }
      }
    },
  }
}

/** Checksums are sent where we ask for them: other stores than Amazon's refuse those the library adds by itself. */
function clientConfig(options: S3Options, endpoint: string | undefined) {
  const { region, accessKeyId, secretAccessKey } = options
  const isGiven = accessKeyId !== undefined && secretAccessKey !== undefined
  return {
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(isGiven ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const
}
