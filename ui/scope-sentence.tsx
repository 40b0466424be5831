import { IconEye, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { describeScope, type ScopeAudience } from '../schema/vocabulary/scope-description.ts'

interface Props {
  readonly scope: string
  readonly audience: ScopeAudience
  /** What stands below the sentence: a purpose, a badge. */
  readonly children?: ReactNode
}

/** Says in plain words what one scope allows, and marks what changes the record. */
export function ScopeSentence({ scope, audience, children }: Props) {
  const { sentence, detail, writes } = describeScope(scope, audience)
  const Icon = writes ? IconPencil : IconEye
  return (
    <div style={ROW}>
      <Icon size={20} stroke={1.75} aria-hidden="true" style={ICON} />
      <div style={{ minWidth: 0 }}>
        <div style={{ fontWeight: 600 }}>{sentence}</div>
        <div style={DETAIL}>{detail}</div>
        {children}
      </div>
    </div>
  )
}

const ROW = { display: 'flex', gap: 'var(--gh-space-3)', alignItems: 'flex-start' } as const
const ICON = { flex: 'none', marginTop: 2, color: 'var(--gh-accent)' } as const
const DETAIL = { fontSize: 'var(--gh-text-sm)', color: 'var(--gh-text-muted)' } as const
