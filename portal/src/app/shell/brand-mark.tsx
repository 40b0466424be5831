import { useViewer } from '../../lib/use-viewer.ts'

/** The picture of the hospital, or the gate of Gatehouse. */
export function BrandMark() {
  const { organization } = useViewer()
  if (organization?.logoUrl) {
    return <img src={organization.logoUrl} alt="" width={26} height={26} />
  }
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--gh-accent)" />
      <path d="M8 25V14a8 8 0 0 1 16 0v11h-4V14a4 4 0 0 0-8 0v11z" fill="var(--gh-on-accent)" />
    </svg>
  )
}
