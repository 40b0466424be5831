import { DocumentsPanel } from '../../components/documents/documents-panel.tsx'
import { t } from '../../lib/i18n/translate.ts'
import type { InformationVersion } from './app-information.ts'

/** Tab Documents: what the vendor files in support of a version (R092, R104-R113). */
export function DocumentsTab({ version }: { readonly version: InformationVersion }) {
  const isFinal = version.status === 'REJECTED' || version.status === 'RETIRED'
  const emptyText = isFinal
    ? t('Nothing was filed for this version, and it is final: a new version can have documents.')
    : t(
        'Policies, certificates, agreements: whatever supports what the app claims. Reviewers read them with the submission.',
      )
  return <DocumentsPanel key={version.id} versionId={version.id} emptyText={emptyText} canView />
}
