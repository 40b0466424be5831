import type { RequestContext } from '../context.ts'
import { type Loaders, makeLoaders } from './loaders.ts'

/** What resolvers get: the request's context, its loaders, and how to make an upload address. */
export interface GraphqlContext extends RequestContext {
  loaders: Loaders
  uploads: UploadAddresses
  /** When the access token ends; absent for anonymous visitors. */
  tokenExpiresAt?: Date | undefined
}

/** Makes addresses that accept one announced file each. */
export interface UploadAddresses {
  forIcon(upload: {
    vendorId: string
    sizeBytes: number
    sha256: string
  }): Promise<{ url: string; expiresAt: Date }>
}

export function graphqlContext(
  ctx: RequestContext & Pick<GraphqlContext, 'tokenExpiresAt'>,
  uploads: UploadAddresses,
): GraphqlContext {
  return Object.assign(ctx, { uploads, loaders: makeLoaders(ctx) })
}
