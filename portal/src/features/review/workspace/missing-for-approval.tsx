import { Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { heard } from '../../../lib/i18n/heard.ts'
import { tn } from '../../../lib/i18n/translate.ts'
import styles from './decision-bar.module.css'

interface Props {
  readonly missing: readonly { readonly message: string }[]
}

/** What has to be done before the version can be approved; on a small screen it opens on demand. */
export function MissingForApproval({ missing }: Props) {
  const isWide = useMediaQuery('(min-width: 48em)', false)
  const [chosen, setChosen] = useState<boolean>()
  return (
    <details
      className={styles.missing}
      open={chosen ?? isWide}
      onToggle={(event) => setChosen(event.currentTarget.open)}
    >
      <summary>
        <Text span size="sm" fw={600}>
          {tn(
            'Before it can be approved, one thing is missing',
            'Before it can be approved, {{count}} things are missing',
            missing.length,
          )}
        </Text>
      </summary>
      <ul>
        {missing.map(({ message }) => (
          <li key={message}>{heard(message)}</li>
        ))}
      </ul>
    </details>
  )
}
