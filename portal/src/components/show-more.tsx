import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { t } from '../lib/i18n/translate.ts'
import { explain } from '../lib/request-id.ts'

interface Props {
  /** Brings the next page; undefined where there is none. */
  readonly onMore: (() => Promise<unknown>) | undefined
  /** @default "Show more" */
  readonly label?: string
}

/** Brings the next page of a list. A fault is said beside the button, and the rows that are there stay. */
export function ShowMore({ onMore, label = t('Show more') }: Props) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  if (!onMore) return null

  const handleClick = async () => {
    setIsBusy(true)
    setProblem(undefined)
    try {
      await onMore()
    } catch (error) {
      setProblem(explain(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Group gap="sm">
      <Button variant="default" loading={isBusy} onClick={() => void handleClick()}>
        {label}
      </Button>
      {problem && (
        <Text size="sm" role="alert" c="var(--gh-danger)">
          {problem}
        </Text>
      )}
    </Group>
  )
}
