import { sha256Hex } from '../../api/secrets.ts'
import type { TestPlatform } from '../support/test-platform.ts'

const filed = {
  ...{ status: 'LIVE', ready_for_viewing: true, findings: [], page_count: 1, isWhole: true },
}
const inReview = { ...filed, status: 'IN_REVIEW' }

/** What vendors of the demo filed, in its order: out of date, with a file inside, and without. */
export const FILED_DOCUMENTS = [
  { ...filed, file_name: 'HIPAA risk assessment, first half.pdf', ready_for_viewing: false },
  { ...filed, file_name: 'HIPAA risk assessment, second half.pdf' },
  { ...inReview, file_name: 'Photo handling and retention.pdf' },
  { ...inReview, file_name: 'Penetration test summary.pdf', findings: ['EMBEDDED_FILE'] },
]

/** The documents of the demo, and whether each lies in the store as it was filed. */
export async function filedDocumentsOf({ pool, ports }: TestPlatform): Promise<object[]> {
  const { rows } = await pool.query<{ storage_key: string; sha256: string }>(
    `select d.file_name, v.status, d.ready_for_viewing, d.findings, d.page_count, d.storage_key, d.sha256
       from document d join app_version v on v.id = d.app_version_id
      where d.uploaded_at is not null order by d.uploaded_at`,
  )
  return Promise.all(
    rows.map(async (row) => {
      const bytes = await ports.documents.read(row.storage_key)
      return { ...row, isWhole: sha256Hex(Buffer.from(bytes ?? [])) === row.sha256 }
    }),
  )
}
