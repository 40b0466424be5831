import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { useEvidencePack } from './use-evidence-pack.ts'

interface Props {
  readonly versionId: string
  readonly vendorId: string
}

/** Everything about a version as one archive that proves itself; not for people of its vendor. */
export function EvidencePanel({ versionId, vendorId }: Props) {
  const { viewer } = useViewer()
  const { take, isTaking, isTaken, problem } = useEvidencePack(versionId)
  if (!can(viewer, 'evidence.export') || viewer?.vendor?.id === vendorId) return null
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="evidence">
      <Stack gap="sm">
        <Title order={2} id="evidence">
          {t('Evidence pack')}
        </Title>
        <Text size="sm">
          {t(
            'The submission, stages, decisions and papers, documents, attestation, messages, mails and audit trail in one ZIP, with a signed list of hashes and a script that checks it without this server. Each download is recorded.',
          )}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={isTaking}
            onClick={() => void take()}
          >
            {t('Download evidence pack')}
          </Button>
          <Text size="sm" role="status">
            {isTaken && t('Your browser is saving it.')}
          </Text>
        </Group>
        {problem && (
          <Alert color="danger" variant="outline" title={t('Not given')} role="alert">
            {problem}
          </Alert>
        )}
      </Stack>
    </Paper>
  )
}
