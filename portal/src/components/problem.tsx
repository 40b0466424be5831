import { Alert, Anchor, Button, Code, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { t } from '../lib/i18n/translate.ts'
import { explain, isForbidden, requestIdOf } from '../lib/request-id.ts'
import { useViewer } from '../lib/use-viewer.ts'
import { Sentence } from './sentence.tsx'

interface Props {
  readonly error: unknown
  /** What was kept, when something could have been lost. */
  readonly kept?: string
  readonly onRetry?: () => void
}

/** Says what failed, what was kept and what to do, with the request id to quote. */
export function Problem({ error, kept, onRetry }: Props) {
  if (isForbidden(error)) return <NotYours />
  const requestId = requestIdOf(error)
  return (
    <Alert
      role="alert"
      color="danger"
      variant="outline"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('That did not work')}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {explain(error)} {kept}
        </Text>
        {requestId && (
          <Text size="sm">
            <Sentence
              text={t('When you ask for help, quote <code/>.')}
              parts={{ code: <Code>{requestId}</Code> }}
            />
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('Try again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** Nothing is broken, and trying again does not help: it is said quietly, with whom to ask. */
function NotYours() {
  const { organization } = useViewer()
  return (
    <Alert role="alert" color="gray" variant="outline" icon={<IconLock aria-hidden="true" />}>
      <Text size="sm">
        {t('You may not see or do this.')}{' '}
        {organization && (
          <Sentence
            text={t('If you should, write to <mail/>.')}
            parts={{
              mail: (
                <Anchor href={`mailto:${organization.supportEmail}`}>
                  {organization.supportEmail}
                </Anchor>
              ),
            }}
          />
        )}
      </Text>
    </Alert>
  )
}
