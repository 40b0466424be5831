import type { ReactNode } from 'react'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { type FaceSettings, useFace } from './use-face.ts'

interface Props {
  readonly title: string
  readonly subtitle: string
  /** The form for the state that was loaded; it begins anew with the next one. */
  readonly children: (settings: FaceSettings, onStale: () => void) => ReactNode
}

/** The frame of a page about how the hospital presents itself. */
export function FacePage({ title, subtitle, children }: Props) {
  const { settings, error, refetch } = useFace()
  return (
    <Page title={title} subtitle={subtitle}>
      {error && !settings && <Problem error={error} onRetry={() => void refetch()} />}
      {!settings && !error && <LoadingRows count={4} />}
      {settings && children(settings, () => void refetch())}
    </Page>
  )
}
