import type { ReactNode } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'

/** Shows a page of the hospital's rules to those who write them, and says to everybody else whose it is. */
export function ForPolicyWriters({ children }: { readonly children: ReactNode }) {
  const { viewer } = useViewer()
  if (can(viewer, 'policy.write')) return children
  if (!viewer) return null
  return (
    <EmptyState title={t('This page is for those who write policy')}>
      {t('Security reviewers and administrators of the hospital change it.')}
    </EmptyState>
  )
}
