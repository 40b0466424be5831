import { aDraft, type VendorOwner } from '../../support/builders.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument, announce, put } from '../documents/uploads.ts'
import type { AppTargets } from './app-operations.ts'

/** Documents of a vendor: one that is uploaded and waits to be filed, one to be cancelled, one that is filed. */
export async function someDocuments(
  vendor: VendorOwner,
): Promise<Pick<AppTargets, 'announcedId' | 'cancelledId' | 'document'>> {
  const file = { version: await aDraft(vendor), bytes: await aPdf() }
  const announced = await announce(vendor, file)
  await put(announced.url, file.bytes)
  return {
    announcedId: announced.id,
    cancelledId: (await announce(vendor, file)).id,
    document: await aDocument(vendor, file),
  }
}
