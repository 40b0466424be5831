import { Paper, Stack, Text, Title } from '@mantine/core'
import { t } from '../lib/i18n/translate.ts'

interface Props {
  readonly version: number
  readonly body: string
}

/** The attestation text, paragraph by paragraph as it was published. */
export function AttestationBody({ version, body }: Props) {
  return (
    <Paper withBorder p="lg" component="article">
      <Title order={2} size="h3" mb="sm">
        {t('Attestation of privacy and security, version {{version}}', { version })}
      </Title>
      <Stack gap="sm">
        {paragraphsOf(body).map((paragraph) => (
          <Text key={paragraph} style={{ overflowWrap: 'anywhere' }}>
            {paragraph}
          </Text>
        ))}
      </Stack>
    </Paper>
  )
}

function paragraphsOf(body: string): string[] {
  return body.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
}
