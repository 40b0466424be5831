import {
  IconArchive,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react'
import {
  APP_VERSION_STATUS_MEANINGS,
  APP_VERSION_STATUS_NAMES,
  type AppVersionStatus,
} from '../schema/vocabulary/app-status.ts'

const LOOKS = {
  DRAFT: { Icon: IconPencil, color: 'var(--gh-status-draft)' },
  IN_REVIEW: { Icon: IconHourglass, color: 'var(--gh-status-in-review)' },
  LIVE: { Icon: IconCircleCheck, color: 'var(--gh-status-live)' },
  REJECTED: { Icon: IconX, color: 'var(--gh-status-rejected)' },
  SUSPENDED: { Icon: IconPlayerPause, color: 'var(--gh-status-suspended)' },
  RETIRED: { Icon: IconArchive, color: 'var(--gh-status-retired)' },
} as const

interface Props {
  readonly status: AppVersionStatus
  /** Says the English words in another language. */
  readonly say?: (english: string) => string
}

/** Shows a status as its word, its icon and its colour, never by colour alone. */
export function StatusBadge({ status, say = String }: Props) {
  const { Icon, color } = LOOKS[status]
  return (
    <span title={say(APP_VERSION_STATUS_MEANINGS[status])} style={{ ...SHAPE, color }}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {say(APP_VERSION_STATUS_NAMES[status])}
    </span>
  )
}

const SHAPE = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 'var(--gh-space-1)',
  fontSize: 'var(--gh-text-table)',
  fontWeight: 600,
  whiteSpace: 'nowrap',
} as const
