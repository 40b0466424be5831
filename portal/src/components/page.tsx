import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useBrandName } from '../lib/brand-name.ts'

interface Props {
  readonly title: string
  readonly subtitle?: ReactNode
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A subtitle that is not known yet: a space that holds the line, so that nothing jumps when it comes. */
export const SUBTITLE_TO_COME = '\u00a0'

/** The frame of every page: one h1, its actions, and the title of the window. */
export function Page({ title, subtitle, actions, children }: Props) {
  const brand = useBrandName()
  useEffect(() => {
    document.title = `${title} – ${brand}`
  }, [title, brand])
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {subtitle && (
            <Text component="div" c="dimmed">
              {subtitle}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
