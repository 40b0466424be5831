import { Navigate } from 'react-router'
import { LoadingRows } from '../components/loading-rows.tsx'
import { Problem } from '../components/problem.tsx'
import { LandingPage } from '../features/landing/landing-page.tsx'
import { useSession } from '../lib/use-session.ts'
import { can, useViewer } from '../lib/use-viewer.ts'

/** Where the portal begins: the public page, or the place a person works. */
export function Home() {
  const session = useSession()
  const { viewer, error, refetch } = useViewer()
  if (session.kind !== 'signed-in') return <LandingPage />
  if (error && !viewer) return <Problem error={error} onRetry={() => void refetch()} />
  if (!viewer) return <LoadingRows />
  if (viewer.vendor) return <Navigate to="/registrations" replace />
  if (can(viewer, 'review-queue.read')) return <Navigate to="/review" replace />
  return <Navigate to="/vendor/setup" replace />
}
