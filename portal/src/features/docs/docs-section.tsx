import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { paragraphsOf } from './paragraphs.ts'
import type { DocsSection } from './use-docs.ts'

interface Props {
  readonly section: Pick<DocsSection, 'key' | 'title' | 'body'>
  readonly children?: ReactNode
}

/** One section: its heading, its paragraphs, and what the system adds. */
export function DocsSectionView({ section, children }: Props) {
  return (
    <section aria-labelledby={section.key}>
      <Title order={2} id={section.key} mb="sm">
        {section.title}
      </Title>
      <Stack gap="md">
        {paragraphsOf(section.body).map((paragraph) => (
          <Text key={paragraph} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {paragraph}
          </Text>
        ))}
        {children}
      </Stack>
    </section>
  )
}
