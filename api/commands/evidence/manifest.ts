import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import type { ArchivedFile } from '../../ports/archives.ts'
import type { AuditTrail } from '../../queries/evidence/audit-files.ts'
import type { EvidenceReach } from '../../queries/evidence/evidence-file.ts'
import { sha256Hex } from '../../secrets.ts'

interface Subject {
  issuer: string
  organization: string
  app: Pick<App, 'id' | 'name' | 'slug'>
  version: Pick<AppVersion, 'id' | 'number' | 'status'>
  madeAt: Date
  reach: EvidenceReach
  audit: Pick<AuditTrail, 'events' | 'head'>
}

/** Writes the list of everything in a pack, with the SHA-256 of each file, and what was left out. This is what is signed. */
export function manifestOf(subject: Subject, files: readonly ArchivedFile[]): string {
  const { issuer, organization, app, version, madeAt, reach, audit } = subject
  return `${JSON.stringify(
    {
      format: 'gatehouse-evidence/1',
      issuer,
      organization,
      app: { id: app.id, name: app.name, slug: app.slug },
      version: { id: version.id, number: version.number, status: version.status },
      madeAt: madeAt.toISOString(),
      leftOut: absences(reach),
      audit: { events: audit.events, head: audit.head },
      files: files.map(({ path, bytes }) => ({
        path,
        bytes: bytes.byteLength,
        sha256: sha256Hex(bytes),
      })),
    },
    null,
    2,
  )}\n`
}

function absences({ internalMessages, documents, contracts, policies }: EvidenceReach): string[] {
  return [
    'What patients and users did with the app: it is in the audit trail of the hospital.',
    ...(internalMessages ? [] : ['Notes among reviewers: who took this pack does not read them.']),
    ...(documents ? [] : ['The files of documents: who took this pack does not read them.']),
    ...(contracts ? [] : ['The files of contracts: who took this pack does not read them.']),
    ...(policies ? [] : ['What policies say: who took this pack does not read them.']),
  ]
}
