import type { ReactElement, ReactNode } from 'react'
import { isContextScope } from '../../../schema/vocabulary/context-scope.ts'
import { useReader } from '../lib/words/reader.ts'
import { Icon, type IconName } from './icon.tsx'

interface ScopeLineProps {
  readonly scope: string
  readonly plainLanguage: string
  readonly writes: boolean
  readonly children?: ReactNode
}

/** Writes what one scope allows in the API's own sentence, and marks what changes the record. */
export function ScopeLine({
  scope,
  plainLanguage,
  writes,
  children,
}: ScopeLineProps): ReactElement {
  const { sayScope, t } = useReader()
  return (
    <li className="gh-permission">
      <Icon name={iconOf(scope, writes)} />
      <div>
        <p className="gh-permission-text">
          {sayScope(scope, plainLanguage)}
          {writes && <span className="gh-writes">{t('Changes the record')}</span>}
        </p>
        {children}
      </div>
    </li>
  )
}

function iconOf(scope: string, writes: boolean): IconName {
  if (writes) return 'pencil'
  return isContextScope(scope) ? 'key' : 'eye'
}
